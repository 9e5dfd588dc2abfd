"""The desk as a web application: every page is a function from the database to a ``View``.

The same function answers a page's address with HTML, the address under /api with JSON, and with
``?bang=LIST&tai=csv|json|parquet`` gives one of its lists as a file.
"""

from __future__ import annotations

import inspect
import logging
from collections.abc import Awaitable, Callable
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import parse_qsl, urlencode, urlsplit

from fastapi import FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from fastapi.staticfiles import StaticFiles
from fastapi.templating import Jinja2Templates
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from pydantic import BaseModel
from starlette.exceptions import HTTPException as StarletteHTTPException

from desk import wording
from desk.facts import Busy, Facts
from desk.listing import FORMS
from desk.marks import Marks
from desk.pages import PAGES, Page
from desk.view import NotFound, View

log = logging.getLogger("cchc.desk")
_HERE = Path(str(files("desk")))
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self';"
    " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}


class Problem(BaseModel):
    """What went wrong, in a sentence."""

    detail: str


def create_app(db: Path, marks: Path | None = None) -> FastAPI:
    """The application over the database ``db``; what journalists mark goes to ``marks``.

    By default that is ``<db>.marks.sqlite``. Raises ``FileNotFoundError`` and ``NotOurs``.
    """
    app = FastAPI(
        title="cchc",
        description="Số liệu cải cách hành chính trong báo chí, kèm câu gốc.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
    )
    app.state.facts = Facts(db)
    app.state.marks = Marks(marks or Path(f"{db}.marks.sqlite"))
    app.state.templates = _templates()
    app.mount("/static", StaticFiles(directory=_HERE / "static"), name="static")
    for page in PAGES:
        _mount(app, page)
    app.middleware("http")(_secured)
    app.add_exception_handler(NotFound, partial(_failed, status=404))
    app.add_exception_handler(Busy, partial(_failed, status=503))
    app.add_exception_handler(RequestValidationError, partial(_failed, status=422))
    app.add_exception_handler(StarletteHTTPException, _http_failed)
    app.add_exception_handler(Exception, partial(_failed, status=500))
    return app


def _mount(app: FastAPI, page: Page) -> None:
    """A page's function at its address and at that under /api."""
    signature = inspect.signature(page.function, eval_str=True)
    own = [p for name, p in signature.parameters.items() if name not in ("cursor", "marks")]
    request = inspect.Parameter("request", inspect.Parameter.KEYWORD_ONLY, annotation=Request)
    exports = [
        inspect.Parameter("bang", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_LIST),
        inspect.Parameter("tai", inspect.Parameter.KEYWORD_ONLY, default=None, annotation=_FORM),
    ]
    own = [p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own]

    def call(request: Request, cursor: Any, arguments: dict[str, Any]) -> View:
        if "marks" in signature.parameters:
            arguments = {**arguments, "marks": request.app.state.marks}
        return page.function(cursor, **arguments)

    def html(request: Request, bang: str | None = None, tai: str | None = None, **arguments: Any) -> Response:
        with request.app.state.facts.cursor() as cursor:
            view = call(request, cursor, arguments)
            if bang is not None and tai is not None:
                return _download(view.exported(cursor, bang, tai), bang, tai)
        templates: Jinja2Templates = request.app.state.templates
        return templates.TemplateResponse(request, page.template, {"view": view, "page": page})

    def api(request: Request, **arguments: Any) -> View:
        with request.app.state.facts.cursor() as cursor:
            return call(request, cursor, arguments)

    html.__signature__ = inspect.Signature([request, *own, *exports])  # type: ignore[attr-defined]
    api.__signature__ = inspect.Signature([request, *own])  # type: ignore[attr-defined]
    methods = [page.method]
    app.add_api_route(
        page.path, html, methods=methods, response_class=HTMLResponse, include_in_schema=False, name=page.name
    )
    app.add_api_route(
        f"/api{page.api}",
        api,
        methods=methods,
        response_model=signature.return_annotation,
        operation_id=page.name,
        summary=inspect.getdoc(page.function),
        responses={404: {"model": Problem}, 422: {"model": Problem}, 503: {"model": Problem}},
    )


_LIST = Annotated[str | None, Query(max_length=60)]
_FORM = Annotated[Literal["csv", "json", "parquet", "svg"] | None, Query()]


def _download(content: bytes, name: str, form: str) -> Response:
    if form == "svg":
        # A picture by itself: it may style its own marks, and nothing else.
        policy = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"}
        return Response(content, media_type="image/svg+xml", headers=policy)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return Response(content, media_type=FORMS[form].media_type, headers=headers)


_SAID = {
    404: "Không tìm thấy trang này.",
    405: "Trang này không nhận yêu cầu như vậy.",
    413: "Văn bản quá dài.",
    422: "Địa chỉ hoặc biểu mẫu có chỗ không đúng.",
    500: "Có lỗi bên trong; chi tiết nằm trong nhật ký của máy chủ.",
    503: "Câu hỏi này mất quá nhiều thời gian.",
}


def _failed(request: Request, error: Exception, *, status: int) -> Response:
    """One sentence, never where in the program it went wrong."""
    said = _SAID[status]
    if isinstance(error, (NotFound, Busy)) and str(error):
        said = str(error)
    elif isinstance(error, RequestValidationError):
        wrong = sorted({str(problem["loc"][-1]) for problem in error.errors()})
        said = f"{said} ({', '.join(wrong)[:200]})"
    elif status == 500:
        log.error("%s %s", request.method, request.url.path, exc_info=error)
    return _answer(request, said, status)


async def _http_failed(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, StarletteHTTPException) else 500
    return _answer(request, _SAID.get(status, "Yêu cầu không thực hiện được."), status)


def _answer(request: Request, said: str, status: int) -> Response:
    if request.url.path.startswith("/api"):
        return JSONResponse({"detail": said}, status_code=status)
    templates: Jinja2Templates = request.app.state.templates
    page = {"said": said, "status": status}
    return templates.TemplateResponse(request, "problem.html", page, status_code=status)


async def _secured(request: Request, call_next: Callable[[Request], Awaitable[Response]]) -> Response:
    """Headers on every answer; no other site may send forms here, and empty fields are left out."""
    # A form sends every field; an empty one says nothing.
    given = parse_qsl(request.scope["query_string"].decode("latin-1"))
    request.scope["query_string"] = urlencode(given).encode("latin-1")
    origin = request.headers.get("origin")
    foreign = origin is not None and urlsplit(origin).netloc != request.headers.get("host")
    if request.method not in ("GET", "HEAD") and foreign:
        response = _answer(request, "Biểu mẫu này đến từ một trang khác.", 403)
    else:
        response = await call_next(request)
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _templates() -> Jinja2Templates:
    environment = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(wording.FILTERS)
    environment.globals.update(wording.GLOBALS)
    return Jinja2Templates(env=environment)
