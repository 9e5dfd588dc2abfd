# An example stays on one line, however many marks it carries.
"""Quantities: what is one, what it says, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest
import spacy

from extractors.mentions import Mention, get, put
from extractors.quantities.factory import extract_quantities
from extractors.quantities.matcher import find
from gazetteer.terms import rows
from pipeline.records import Article
from pipeline.segment import blank, fold, make_doc, sentence_bounds
from tests.marked import marked

EXAMPLES = """
Huyện đã hoàn thành <q kind="ratio" value="18" denominator="42" unit="nhiệm vụ">18/42 nhiệm vụ</q> được giao
Trả đúng hạn <q kind="ratio" value="1763" denominator="1873" unit="hồ sơ">1.763 /1.873 hồ sơ</q>
Có <q kind="ratio" value="5" denominator="9" unit="xã, thị trấn">5/9 xã, thị trấn</q> xếp loại tốt
Đã xử lý <q kind="ratio" value="980" denominator="1020" unit="hồ sơ">980 trong tổng số 1.020 hồ sơ</q>
Có <q kind="ratio" value="45" denominator="50" unit="đơn vị">45 trên tổng số 50 đơn vị</q> nộp báo cáo
<q kind="ratio" value="40" denominator="60" unit="mã">40 mã trong tổng số 60 mã</q> được gỡ
Trong tổng số <q kind="ratio" value="880" denominator="900" unit="hồ sơ">900 hồ sơ đã nhận, xã giải quyết 880 hồ sơ</q>
Trong <q kind="ratio" value="310" denominator="320" unit="đơn">320 đơn gửi về có 310 đơn</q> hợp lệ
Cắt giảm được <q kind="ratio" value="1200" denominator="2400" unit="giờ làm việc">1.200/2.400 giờ làm việc</q>
Tỉnh duy nhất <q kind="ratio" value="1" denominator="63" unit="tỉnh">1\\63 tỉnh</q> làm được
Tỷ lệ đúng hạn đạt <q kind="percent" value="97.25" unit="%">97,25%</q>
Tỷ lệ số hóa <q kind="percent" value="91.43" unit="%">91.43%</q> và <q kind="percent" value="3.45" unit="%">3,45 %</q>
Có <q kind="percent" value="60" unit="%">60 phần trăm</q> phụ huynh đồng ý
Đạt <q kind="percent" value="8.12" unit="%">8, 12%</q> kế hoạch
Hài lòng trên <q kind="percent" value="85" unit="%" cmp="&gt;">85%</q>, trễ dưới <q kind="percent" value="2" unit="%" cmp="&lt;">2%</q>
Gần<q kind="percent" value="12" unit="%" cmp="~">12%</q> số hộ và (&gt;<q kind="percent" value="90" unit="%" cmp="&gt;">90%</q>)
Số hóa ≥ <q kind="percent" value="95" unit="%" cmp="&gt;=">95%</q>; từ <q kind="percent" value="80" unit="%" cmp="&gt;=">80%</q> trở lên
Không để quá <q kind="percent" value="3" unit="%" cmp="&lt;=">3%</q> đơn thư tồn đọng
Được dùng không quá <q kind="percent" value="40" unit="%" cmp="&lt;=">40%</q> biên chế và <q kind="percent" value="40" unit="%" cmp="&lt;=">40%</q> quỹ lương
Dao động từ <q kind="percent" value="70" high="85" unit="%">70% - 85%</q>, cao nhất <q kind="percent" value="71.5" high="96.25" unit="%">71,5-96,25%</q>
Tỷ lệ từ <q kind="percent" value="60" high="80" unit="%">60% - dưới 80%</q> xếp loại khá
Quận đạt <q kind="score" value="86.41" denominator="100" unit="điểm">86,41/100 điểm</q>
Chỉ số PCI đạt <q kind="score" value="65.12" unit="điểm">65,12</q>, năm trước là <q kind="score" value="64.2" unit="điểm">64,2</q>
Huyện được <q kind="score" value="88.5" denominator="100" unit="điểm">88,5 điểm</q> (thang điểm 100)
Điểm thẩm định <q kind="score" value="58.1" denominator="62" unit="điểm">58,1/62</q>, khảo sát <q kind="score" value="22.75" unit="điểm">22,75/ điểm</q>
Điểm từ <q kind="score" value="70" high="85" unit="điểm">70 đến dưới 85 điểm</q> xếp loại khá
Không xã nào dưới <q kind="score" value="65" unit="điểm" cmp="&gt;=">65 điểm</q>
Chỉ số đạt <q kind="score" value="88.235" unit="điểm" ambiguous="True">88.235 điểm</q>
Tỉnh xếp <q kind="rank" value="3" denominator="63">thứ 3/63</q>, năm trước đứng <q kind="rank" value="9">thứ 9</q>
Thị xã đứng <q kind="rank" value="1" denominator="9">hạng 1/9</q> huyện, thị xã
Về vị trí <q kind="rank" value="8" denominator="24">thứ 8 trong 24 sở, ngành</q>
Huyện đứng vị trí <q kind="rank" value="1" denominator="12">thứ nhất trong số 12 huyện</q>
Từ vị trí <q kind="rank" value="31">thứ 31</q> lên vị trí <q kind="rank" value="14">thứ 14</q>
Huyện từ <q kind="rank" value="7">hạng 7</q> lên <q kind="rank" value="4">hạng 4</q>
Đạt <q kind="rank" value="21">thứ hạng 21</q> cả nước, <q kind="rank" value="2">á quân</q> vùng
Tỉnh <q kind="rank" value="1">dẫn đầu</q> vùng, nằm trong <q kind="rank" value="10" cmp="&lt;=">TOP 10</q> cả nước
Xếp <q kind="rank" value="1">thứ nhất</q> là An Bình; <q kind="rank" value="2">thứ hai</q> là Tân Hòa
Có <q kind="count" value="11" unit="huyện">11 huyện</q> tham gia. Đứng <q kind="rank" value="11" denominator="11">cuối bảng</q> là huyện Thanh Bình
Thành phố có <q kind="count" value="15" unit="phường">15 phường</q>. Phường Tân Hòa đang <q kind="rank" value="14" denominator="15">áp chót</q>, phải họp
Sở Y tế <q kind="rank" value="17" denominator="17">đứng chót</q> bảng (<q kind="rank" value="17" denominator="17">17/17</q>), <q kind="rank" value="16" denominator="17">áp chót</q> là Sở Công Thương (<q kind="rank" value="16" denominator="17">16/17</q>)
Huyện xếp hạng <q kind="rank" value="8" denominator="11">8/11</q>, tăng <q kind="change" value="3" unit="bậc">3 bậc</q> so với năm trước là <q kind="rank" value="11" denominator="11">11/11</q> đơn vị
Sở Nội vụ <q kind="rank" value="1" denominator="18">đứng đầu 18 sở, ngành</q> về cải cách
Xã An Phú <q kind="rank" value="1">đứng đầu</q> nhóm xã, phường
Huyện Ba Tơ <q kind="rank" value="1">đứng đầu</q> toàn tỉnh, <q kind="rank" value="none">cuối cùng</q> là huyện Trà Bồng
Tháng này nhận <q kind="count" value="12400" unit="hs">12,4 ngàn HS</q>, tăng <q kind="change" value="1500" unit="hs">1,5 ngàn HS</q>
Bộ rà soát <q kind="count" value="310" unit="tcvn">310 TCVN</q> và <q kind="count" value="45" unit="qcvn">45 QCVN</q>
Thành phố tinh giản <q kind="change" value="-10" unit="%">10%</q> biên chế, tương đương hơn <q kind="change" value="-640" unit="người" cmp="&gt;">640 người</q>
Tỉnh giảm nhiều nhất <q kind="change" value="-3.2" unit="%">3,2%</q>, tỉnh giảm ít nhất <q kind="change" value="-0.4" unit="%">0,4%</q>
Phải giảm ít nhất <q kind="change" value="-10" unit="%" cmp="&gt;=">10%</q> số phòng
Bộ chỉ số dựa trên <q kind="count" value="6" unit="tiêu chí">6 tiêu chí</q>
Năm nay tăng <q kind="change" value="15" unit="%" cmp="&gt;=">15%</q> hoặc cao hơn
Nơi giảm nhiều nhất là <q kind="change" value="-3.2" unit="%">3,2%</q> và ít nhất là <q kind="change" value="-0.4" unit="%">0,4%</q>
Gần <q kind="change" value="-60" unit="trưởng phòng" cmp="~">60 trưởng phòng</q> cấp huyện bị cắt giảm
Đoàn làm việc trong <q kind="duration" value="3" unit="ngày">3 ngày</q> tại huyện
Hai huyện đứng <q kind="rank" value="none">cuối bảng</q> phải giải trình trước <q kind="count" value="12" unit="huyện">12 huyện</q>
Bộ đứng <q kind="rank" value="19" denominator="19">cuối cùng trong số 19 bộ</q>
Phường An Phú <q kind="rank" value="1">hạng nhất</q> (<q kind="score" value="97.3" unit="điểm">97,3 điểm</q>)
Bộ xếp <q kind="rank" value="4" denominator="17">thứ 4 trong 17 bộ</q>. Thể chế: <q kind="percent" value="83" unit="%">83%</q>; <q kind="rank" value="5" denominator="17">05/17</q>
Nhận <q kind="count" value="6400000" unit="hồ sơ">6,4 triệu hồ sơ</q>, chứng thực <q kind="count" value="63085" unit="hồ sơ">63.085 hồ sơ</q>
Phát sóng trên <q kind="count" value="120" unit="tin, bài" cmp="&gt;">120 tin, bài</q> và hơn<q kind="count" value="4500" unit="tờ rơi" cmp="&gt;">4.500 tờ rơi</q>
Khen <q kind="count" value="4" unit="tập thể">04 tập thể</q> và <q kind="count" value="7" unit="cá nhân">07 cá nhân</q>
Gồm <q kind="count" value="22" unit="bộ, ngành, địa phương">22 bộ, ngành, địa phương</q>
Thí điểm trên <q kind="count" value="5" unit="lĩnh vực">5 lĩnh vực</q>, ít nhất <q kind="count" value="2" unit="mô hình" cmp="&gt;=">02 mô hình</q>
Bổ sung giấy tờ <q kind="count" value="3" high="4" unit="lần">3-4 lần</q>, nộp <q kind="count" value="4" high="5" unit="bản sao">4 hay 5 bản sao</q>
Chứng thực <q kind="count" value="1200" unit="hồ sơ">1.200 hồ sơ</q>, hộ tịch <q kind="count" value="51" unit="hồ sơ">51</q>, đất đai <q kind="count" value="32" unit="hồ sơ">32</q>.
Đông nhất là phường A <q kind="count" value="9620" unit="hồ sơ">9.620 hồ sơ</q>; kế đó phường B (<q kind="count" value="715" unit="hồ sơ">715</q>)
Tổng số hồ sơ của năm là <q kind="count" value="12000000" unit="hồ sơ">12 triệu</q>
Có <q kind="count" value="15120" unit="người dân" ambiguous="True">15,120 người dân</q> trả lời
Mỗi năm <q kind="count" value="3000" unit="hồ sơ">3.000 hồ sơ</q>, quá hạn <q kind="count" value="0" unit="hồ sơ">0 hồ sơ</q>
Khu đất rộng <q kind="count" value="5.7" unit="ha">5,7 ha</q>, cách <q kind="count" value="12" unit="km">12km</q>
Có <q kind="count" value="7" unit="vương miện">7 vương miện</q> trong tủ kính
Huyện <q kind="change" value="5" unit="bậc">tăng 5 bậc</q>, quận <q kind="change" value="-3" unit="bậc">tụt 3 bậc</q>
Phấn đấu <q kind="change" value="3" high="5" unit="bậc">tăng từ 3 – 5 bậc</q>
Điểm số <q kind="change" value="-2.19" unit="%">giảm 2,19%</q>, <q kind="change" value="2.46" unit="điểm %">cao hơn 2,46 điểm %</q>
Chi phí <q kind="change" value="-15" high="-20" unit="%">giảm 15 - 20%</q>
Bộ <q kind="change" value="-31" unit="điều kiện">bãi bỏ 31 điều kiện</q>, <q kind="change" value="-40" unit="%" cmp="&gt;=">cắt giảm tối thiểu 40%</q> giấy phép
Hoàn thành (<q kind="change" value="12.6" unit="%">vượt 12,6%</q>)
<q kind="change" value="-62" unit="%">62%</q> giấy phép con được cắt giảm
Tỷ lệ giảm từ <q kind="percent" value="30" unit="%">30%</q> xuống còn <q kind="percent" value="15" unit="%">15%</q>
Tăng từ <q kind="percent" value="41.2" unit="%">41,2%</q> của năm ngoái; đạt <q kind="percent" value="100" unit="%">100%</q> điểm
Cắt giảm <q kind="ratio" value="14" denominator="37" unit="phòng ban">14 trong tổng số 37 phòng ban</q>
Điểm số huyện A (<q kind="rank" value="2">hạng 2</q>), huyện B (<q kind="rank" value="5">hạng 5</q>)
<q kind="change" value="-20" unit="%" cmp="&gt;=">Cắt giảm ít nhất 20%</q> giấy tờ và <q kind="change" value="-20" unit="%" cmp="&gt;=">20%</q> lệ phí
Tỷ lệ trễ hẹn giảm còn <q kind="percent" value="0.4" unit="%">0,4%</q>, tăng lên <q kind="percent" value="95" unit="%">95%</q>
Cắt giảm, đơn giản hóa <q kind="count" value="54" unit="thủ tục">54 thủ tục</q>
Sửa đổi <q kind="count" value="18" unit="quy định">18 quy định</q>
Thấp hơn mặt bằng chung toàn vùng <q kind="change" value="-1.33" unit="%">1,33%</q>
Kém tỉnh bạn <q kind="change" value="-0.6" unit="điểm">0,6 điểm</q>
Số vụ <q kind="change" value="2.3" unit="lần">gấp 2,3 lần</q> năm ngoái
Kết quả (<q kind="change" value="6.39" unit="%">+6,39%</q>) và (<q kind="change" value="-0.44" unit="điểm">-0.44 điểm</q>)
<q kind="change" value="-35" unit="%">Tiết kiệm được 35%</q> giấy in cho sở và <q kind="change" value="-35" unit="%">35%</q> phí gửi cho dân
Biên chế <q kind="change" value="-12" unit="người">giảm 12 người</q>, <q kind="change" value="-30" unit="biên chế">tinh giản 30 biên chế</q>
Vốn đăng ký gần <q kind="money" value="71000000000000" unit="đồng" cmp="~">71.000 tỷ</q>
Hỗ trợ <q kind="money" value="1500000000" unit="đồng">1,5 tỷ đồng</q>/xã, phí <q kind="money" value="25000" unit="đồng">25.000 đồng</q> / giờ
Xuất khẩu <q kind="money" value="13500000000" unit="USD">13,5 tỷ USD</q>, giá <q kind="money" value="2000000" high="3000000" unit="đồng">2-3 triệu đồng</q>
Nhận <q kind="money" value="4000000000" unit="đồng">4 tỷ</q> tiền đền bù, thưởng <q kind="money" value="300000000" unit="đồng">300 triệu</q>
Chi <q kind="money" value="1200000000" unit="đồng">1 tỷ 200 triệu đồng</q>
Trả kết quả trong <q kind="duration" value="3" unit="ngày làm việc">3 ngày làm việc</q>, chờ <q kind="duration" value="9" unit="phút">9 phút</q>
Thời gian <q kind="duration" value="-2" unit="giờ">giảm 2 giờ</q>, <q kind="duration" value="-3" high="-5" unit="ngày">rút ngắn 3-5 ngày</q>
Rút ngắn thời gian chờ khám được <q kind="duration" value="-6" unit="giờ">6 giờ</q>
Rút ngắn từ <q kind="duration" value="15" unit="ngày">15 ngày</q> xuống còn <q kind="duration" value="10" unit="ngày">10 ngày</q>
Họp trong <q kind="duration" value="1.5" unit="ngày">1 ngày rưỡi</q>, thời hạn <q kind="duration" value="6" unit="tháng" cmp="&lt;=">tối đa 6 tháng</q>
Công tác tại xã đủ <q kind="duration" value="5" unit="năm" cmp="&gt;=">5 năm</q> trở lên
Số đầu mối giảm từ <q kind="count" value="301" unit="đơn vị">301</q> xuống còn <q kind="count" value="158" unit="đơn vị">158 đơn vị</q>
Số bước giảm từ <q kind="count" value="7" unit="bước">7</q> xuống <q kind="count" value="4" unit="bước">4</q>
Chờ đợi từ <q kind="duration" value="49" unit="ngày">49</q> xuống còn <q kind="duration" value="36" unit="ngày">36 ngày</q>
Giảm thời gian từ <q kind="duration" value="15" high="30" unit="ngày">15-30 ngày</q> còn <q kind="duration" value="8" unit="ngày">8 ngày</q>
Sở <q kind="change" value="-9" unit="trưởng phòng">giảm 9 trưởng phòng</q>, <q kind="change" value="-21" unit="phó trưởng phòng">21 phó trưởng phòng</q> và hơn <q kind="change" value="-40" unit="biên chế" cmp="&gt;">40 biên chế</q>
Trường <q kind="change" value="5" unit="lớp">tăng 5 lớp</q> và <q kind="change" value="120" unit="học viên">120 học viên</q>
Huyện <q kind="change" value="-3" unit="đầu mối">giảm 3 đầu mối</q>, <q kind="count" value="12" unit="đơn vị">12 đơn vị</q> hoàn thành sớm
Giảm được hàng chục phòng, gần <q kind="change" value="-60" unit="biên chế" cmp="~">60 biên chế</q>
Toàn tỉnh <q kind="change" value="-95" unit="tổ chức">giảm 95 tổ chức</q>, trong đó An Phú <q kind="change" value="-20" unit="tổ chức">giảm 20</q>, Tân Lập <q kind="change" value="-8" unit="tổ chức">giảm 8</q>.
Được giao <q kind="count" value="1860" unit="biên chế">1.860 biên chế</q>, <q kind="change" value="-92" unit="biên chế">giảm 92</q> so năm trước; đứng <q kind="rank" value="4">thứ 4</q>, <q kind="change" value="2" unit="bậc">tăng 2</q> so với trước
<q kind="change" value="-41" unit="đơn vị">Giảm 41 đơn vị</q> (<q kind="change" value="-12.5" unit="%">12,5%</q>), <q kind="change" value="-810" unit="người">giảm 810 người</q>, bằng <q kind="change" value="-3.2" unit="%">3,2%</q>, so với trước
<q kind="change" value="-1.5" unit="%">Giảm 1,5%</q> biên chế được giao (<q kind="change" value="-31" unit="biên chế">31 biên chế</q>)
<q kind="change" value="5" unit="bậc">Tăng 5 bậc</q> (<q kind="percent" value="87.5" unit="%">87,5%</q>)
<q kind="change" value="-22" unit="biên chế">Giảm tiếp 22 biên chế</q>, <q kind="change" value="-2.5" unit="%">tinh giản thêm 2,5%</q>, <q kind="change" value="-0.75" unit="điểm">mất thêm 0,75 điểm</q>, bị <q kind="change" value="-1.5" unit="điểm">trừ 1,5 điểm</q>
Trong số <q kind="change" value="-310" unit="biên chế">310 biên chế</q> được tinh giản; <q kind="count" value="18" unit="thủ tục">18 thủ tục</q> được bãi bỏ, sửa đổi
Chi phí hơn <q kind="change" value="5" unit="lần" cmp="&gt;">5 lần</q> trung bình các ngành, mất nhiều công hơn nơi khác <q kind="change" value="3" unit="lần">3 lần</q>; nộp <q kind="count" value="3" unit="lần">3 lần</q>
Khoảng cách giữa nơi đầu và nơi cuối là <q kind="change" value="14.5" unit="điểm">14,5 điểm</q>; hơn <q kind="change" value="9" unit="điểm %" cmp="&gt;">9 điểm %</q> là khoảng cách giữa hai khối
Tốc độ tăng trưởng đạt <q kind="change" value="7.2" unit="%">7,2%</q>; tỷ lệ tinh giản biên chế tối thiểu đạt <q kind="change" value="-10" unit="%" cmp="&gt;=">10%</q>
Thời gian được cắt giảm từ <q kind="change" value="-0.25" high="-0.5">1/4 đến 1/2</q> thời gian
Hai bộ xếp vị trí <q kind="rank" value="4">thứ 4</q> và <q kind="rank" value="5">5</q>; xếp hạng lần lượt <q kind="rank" value="3">thứ 3</q> (trước xếp <q kind="rank" value="5">thứ 5</q>) và <q kind="rank" value="6">thứ 6</q>
TP.Tân An <q kind="rank" value="1">dẫn đầu</q>; TP.Gò Công <q kind="rank" value="2">thứ nhì</q>; Cái Bè <q kind="rank" value="3">thứ ba</q>
Phường An Hòa <q kind="rank" value="1">nhất</q>, phường Phú Lợi <q kind="rank" value="2">nhì</q>, xã Tân Lập <q kind="rank" value="3">ba</q>, lần lượt <q kind="score" value="81.2" unit="điểm">81,2</q>; <q kind="score" value="80" unit="điểm">80</q> và <q kind="score" value="79.5" unit="điểm">79,5 điểm</q>
Khối sở, ngành (<q kind="count" value="14" unit="đơn vị">14 đơn vị</q>) khá đều; <q kind="rank" value="14" denominator="14">đứng thấp nhất</q> là Sở Y tế
Chỉ số đạt <q kind="percent" value="87.9" unit="%">87,9%</q>, <q kind="rank" value="4">thứ 4</q> toàn quốc; vào nhóm <q kind="rank" value="5" cmp="&lt;=">5 tỉnh</q> dẫn đầu
Gửi kết quả không quá <q kind="duration" value="12" unit="ngày" cmp="&lt;=">12 ngày</q> kể từ ngày nhận đủ hồ sơ, mất chưa tới <q kind="duration" value="2" unit="tuần" cmp="&lt;">2 tuần</q> kể từ khi đăng ký
Chạy máy mất đến <q kind="duration" value="200" unit="giờ">200 giờ</q>, chờ đã quá <q kind="duration" value="3" unit="tháng" cmp="&gt;">3 tháng</q>, phản hồi trong vòng <q kind="duration" value="2" unit="giờ" cmp="&lt;=">2 giờ</q>
Thời gian giải quyết các thủ tục trên xuống còn <q kind="duration" value="9" unit="ngày">9 ngày</q>, thời gian thực hiện trên <q kind="duration" value="40" unit="giờ" cmp="&gt;">40 giờ</q>
Dân số là <q kind="count" value="4000" high="7000" unit="người" cmp="&gt;=">4.000 người đến 7.000 người</q> trở lên; mất <q kind="duration" value="10" high="15" unit="ngày">10 ngày đến 15 ngày</q>
Lương tăng từ <q kind="money" value="5000000" unit="đồng">5 triệu đồng</q> đến <q kind="money" value="8000000" unit="đồng">8 triệu đồng</q>
Cần <q kind="count" value="3" high="4" unit="cán bộ">3, 4 cán bộ</q> trực
Diện tích chưa đạt <q kind="percent" value="50" unit="%" cmp="&lt;">50%</q>; rộng từ <q kind="count" value="30" unit="km2" cmp="&gt;=">30 km2</q>; đạt <q kind="percent" value="80" unit="%" cmp="&gt;=">80%</q> hồ sơ trở lên
Có <q kind="percent" value="95" unit="%">95%</q> cán bộ đạt loại khá trở lên
Nâng lên mức độ 4, <q kind="percent" value="75" unit="%">75%</q> kết quả được số hóa
Nhóm <q kind="ratio" value="35" denominator="90" unit="dịch vụ công">35 dịch vụ công này trong số 90 thủ tục hành chính</q>
Có <q kind="count" value="5" unit="kiến nghị">5 kiến nghị</q>, đã trả lời <q kind="ratio" value="5" denominator="5" unit="kiến nghị">5/5</q>; đúng hẹn <q kind="ratio" value="109005" denominator="109772">109.005/109.772</q>
Xử lý <q kind="count" value="64" unit="người">64 người</q>. Hình thức: khiển trách <q kind="count" value="31" unit="người">31</q>, cảnh cáo <q kind="count" value="22" unit="người">22</q>, cách chức <q kind="count" value="5" unit="người">5</q>.
Trễ <q kind="count" value="17" unit="hồ sơ">17 hồ sơ</q> (xã An Khê <q kind="count" value="9" unit="hồ sơ">9</q>, xã Phú Long <q kind="count" value="5" unit="hồ sơ">5</q>, xã Tân Mỹ <q kind="count" value="3" unit="hồ sơ">3</q>).
Nhận <q kind="count" value="24380" unit="hồ sơ">24.380 hồ sơ</q> (cấp huyện <q kind="count" value="4275" unit="hồ sơ">4.275</q>; cấp xã <q kind="count" value="12105" unit="hồ sơ">12.105</q>)
Sửa <q kind="count" value="19" unit="văn bản">19 văn bản</q> nhưng mới xong <q kind="count" value="6" unit="văn bản">6</q>, và trả hồ sơ với <q kind="count" value="203" unit="lượt">203</q> và <q kind="count" value="188" unit="lượt">188 lượt</q>
Đã điều <q kind="count" value="86" unit="công chức">86 công chức</q> về xã; nghỉ trước tuổi <q kind="count" value="1590" unit="người">1.590 người</q>; nóng <q kind="count" value="41" unit="độ C">41oC</q>
Có <q kind="count" value="8" unit="nhóm thủ tục hành chính">8 nhóm thủ tục hành chính</q> được xét. <q kind="rank" value="8" denominator="8">Đứng sau cùng</q> là nhóm thủ tục xây dựng
Chiếm khoảng <q kind="percent" value="33" high="35" unit="%" cmp="~">33-35%</q>; nằm trong khoảng <q kind="percent" value="70" high="90" unit="%">70-90%</q>
Gỡ <q kind="count" value="5" unit="điểm nghẽn">5 “điểm nghẽn</q>”; giảm số ban từ <q kind="count" value="60" unit="ban">60</q> xuống <q kind="count" value="31" unit="ban">31</q>.
Điểm dao động từ <q kind="score" value="3.44" high="6.54" denominator="10" unit="điểm">3,44 đến 6,54</q> (thang điểm 10)
Tụt hạng từ <q kind="rank" value="4">thứ 4</q> xuống <q kind="rank" value="16">16</q>; làm dưới <q kind="duration" value="10" unit="năm" cmp="&lt;">10 năm</q>
Vốn <q kind="money" value="50000000000" high="100000000000" unit="đồng">50-100 tỉ</q>; một lớp <q kind="count" value="50" high="60" unit="học sinh">50-60 học sinh</q>
Cấp hơn <q kind="count" value="8000000" unit="số định danh" cmp="&gt;">8 triệu số định danh</q>; vốn <q kind="change" value="7500000000" unit="USD">tăng thêm 7,5 tỉ USD</q>; <q kind="count" value="420" unit="dự án">420 dự án</q> mới
Tỉnh đã đưa lên <q kind="ratio" value="620" denominator="1150" unit="dịch vụ công">620 trong tổng số hơn 1.150 dịch vụ công</q>
Sở rút <q kind="ratio" value="24" denominator="80" unit="giờ">24 giờ trong số 80 giờ</q>
Trong số <q kind="ratio" value="6" denominator="11" unit="địa phương">11 huyện, có 6 địa phương</q> xếp loại tốt, <q kind="count" value="3" unit="địa phương">3 địa phương</q> xếp loại khá
Có đến <q kind="ratio" value="4" denominator="9" unit="huyện">4/9 huyện</q> chưa đạt
Cả nước có <q kind="count" value="63" unit="đơn vị">63 đơn vị</q> cấp tỉnh, <q kind="count" value="705" unit="đơn vị">705</q> cấp huyện
Số hồ sơ đã trả trễ hạn là <q kind="count" value="312" unit="hồ sơ">312</q> (chiếm <q kind="percent" value="2" unit="%">2%</q>)
Tổng số điều kiện là <q kind="count" value="1310" unit="điều kiện">1.310</q> trên <q kind="count" value="25" unit="ngành">25 ngành</q>
Giá một bộ khoảng <q kind="money" value="450000" high="1200000" cmp="~" unit="đồng">450.000 đến hơn 1,2 triệu đồng</q>
Nhận khoán với giá <q kind="money" value="650000" unit="đồng">650.000</q> / kg
Nộp <q kind="money" value="5000000" unit="đồng">5 triệu đồng</q> bằng thẻ
Công ty mua <q kind="count" value="2500000" unit="cp">2,5 triệu CP</q>
Lượng hồ sơ đã tăng lên <q kind="change" value="3" high="5" unit="lần">3 - 5 lần</q>
Tăng trưởng GRDP bình quân đạt <q kind="change" value="8.1" unit="%">8,1%</q>
Nơi có mức tăng cao nhất là <q kind="change" value="7.5" unit="%">7,5%</q>
Mức cắt giảm lên đến <q kind="change" value="-420" unit="điều kiện">420 điều kiện</q>
Chỉ số tăng <q kind="change" value="2.4" unit="điểm">2,4 điểm</q> và <q kind="change" value="6" unit="bậc">6 bậc</q>
Khối tỉnh tinh giản <q kind="change" value="-300" unit="người">300 người</q>; đơn vị sự nghiệp công lập <q kind="change" value="-1200" unit="người">1.200 người</q>
Suy giảm khả năng lao động <q kind="percent" value="61" unit="%" cmp="&gt;=">61%</q> trở lên
An Bình (<q kind="score" value="71.2" unit="điểm">71,2 điểm</q>, <q kind="rank" value="4">hạng 4</q>), Tân Hòa (<q kind="score" value="70.4" unit="điểm">70,4 điểm</q>, <q kind="rank" value="7">hạng 7</q>)
Tỉnh nhảy từ <q kind="rank" value="22">bậc 22</q> lên <q kind="rank" value="6">bậc 6</q> cả nước
Tỉnh đứng <q kind="rank" value="6" denominator="63">thứ 6 trong bảng xếp hạng 63 tỉnh</q>
Huyện <q kind="rank" value="2">về nhì</q>, xã xếp vị trí <q kind="rank" value="1">đầu tiên</q>
Danh sách <q kind="count" value="10" unit="đối tác">10 đối tác</q> thương mại đứng đầu
<q kind="rank" value="10" cmp="&lt;=">Top 10</q> tỉnh, thành phố đứng đầu
Nước này có dân số hơn <q kind="count" value="90000000" unit="người" cmp="&gt;">90 triệu</q>
Thành lập <q kind="count" value="4" unit="siêu dự án">4 “siêu dự án</q>” trong năm
Kiểm tra <q kind="count" value="12" unit="cấp ủy, tổ chức đảng">12 cấp ủy, tổ chức đảng</q>
Chỉ số giảm <q kind="change" value="-2.4" unit="%">2,4%</q>, tương đương <q kind="change" value="-21.5" unit="điểm">21,5 điểm</q>
Đó là vụ thứ hai: cháo <q kind="money" value="300000" unit="đồng">300 ngàn</q> một tô
Mở <q kind="count" value="3200" unit="điểm chấp nhận thanh toán">3.200 điểm chấp nhận thanh toán</q>
Nhận <q kind="money" value="5" unit="đồng">5 Đồng</q> Việt Nam, THU <q kind="money" value="5" unit="đồng">5 ĐỒNG</q> MỘT LƯỢT
Sở cấp <q kind="count" value="3" unit="giấy phép">3 giấy phép</q>, trợ cấp <q kind="count" value="3" unit="em">3 em</q>
Hà Nam -<q kind="count" value="5" unit="huyện">5 huyện</q>
Lớp 12A - <q kind="count" value="1250" unit="học sinh">1250 học sinh</q> toàn khối
Đạt <q kind="count" value="8.4" unit="máy tính">8,4 máy tính</q> / 1.000 dân, <q kind="count" value="26" unit="giường">26 giường</q> / 1 vạn dân, <q kind="count" value="6" unit="m2">6 m2</q>/ 1 người
Bắt <q kind="count" value="14" unit="vụ">14 vụ</q> / <q kind="count" value="100" unit="đối tượng">100 đối tượng</q>, dời <q kind="count" value="20" unit="hộ">20 hộ</q> / <q kind="count" value="85" unit="khẩu">85 khẩu</q>
Mở <q kind="count" value="5" unit="đường vành đai">5 đường Vành đai</q>, <q kind="count" value="6" unit="đường">6 đường</q> 4 làn; <q kind="ratio" value="6" denominator="9" unit="đường">6/9 đường</q> đã xong
Cấm xe trên <q kind="count" value="3" unit="đường" cmp="&gt;">3 đường</q> Lê Lợi, Trần Phú và Hùng Vương
Kỷ luật <q kind="count" value="52" unit="đảng viên">52 đảng viên</q>. Gồm: khiển trách <q kind="count" value="30" unit="đảng viên">30</q> (chiếm <q kind="percent" value="58" unit="%">58%</q>), cảnh cáo <q kind="count" value="9" unit="đảng viên">9</q> (<q kind="percent" value="17" unit="%">17%</q>)
Trễ <q kind="count" value="6" unit="hồ sơ">6 hồ sơ</q> (Hòa An <q kind="count" value="02" unit="hồ sơ">02</q>, Tân Phú <q kind="count" value="03" unit="hồ sơ">03</q> – đã xin lỗi; Long Mỹ <q kind="count" value="01" unit="hồ sơ">01</q> và chưa rõ)
Khởi tố <q kind="count" value="41" unit="vụ">41 vụ</q>/<q kind="count" value="96" unit="bị can">96 bị can</q> (<q kind="change" value="-7" unit="vụ">giảm 7 vụ</q>/<q kind="change" value="-12" unit="bị can">12 bị can</q>)
Nộp qua mạng là <q kind="ratio" value="8120" denominator="8240" unit="hồ sơ">8.120 hồ sơ/8.240 hồ sơ</q> tiếp nhận; đạt <q kind="count" value="3" unit="người">3 người</q>/1 phòng
Chỉ số đạt <q kind="percent" value="86.2" unit="%">86,2%</q>, tăng hơn so với năm 2019 <q kind="change" value="2.1" unit="%">2,1%</q>, cao hơn so với cùng kỳ năm trước là <q kind="change" value="0.5" unit="%">0,5%</q>
Có <q kind="count" value="9" unit="tthc">9 TTHC</q> được <q kind="duration" value="-2" unit="ngày">cắt giảm 2 ngày</q>, <q kind="count" value="4" unit="thủ tục">4 thủ tục</q> được cắt giảm thời gian giải quyết
<q kind="change" value="-30" unit="%">Cắt giảm 30%</q> thời gian giải quyết thủ tục, <q kind="change" value="-20" unit="%">20%</q> chi phí tuân thủ; <q kind="change" value="-25" unit="%">giảm 25%</q> giấy tờ, <q kind="percent" value="90" unit="%">90%</q> hồ sơ đúng hạn
Công bố danh mục <q kind="count" value="48" unit="thủ tục">48 thủ tục</q> mới; mục tiêu cấp <q kind="count" value="20000000" unit="căn cước công dân">20 triệu Căn cước công dân</q>
Ea H’leo <q kind="score" value="71.25" unit="điểm">71,25 điểm</q>; mở máy tại <q kind="count" value="18" unit="xã">18 xã</q>, <q kind="change" value="6" unit="xã">vượt kế hoạch 6 xã</q>
Khối tỉnh chiếm <q kind="percent" value="31.5" unit="%">31,5%</q>, khối xã chiếm <q kind="percent" value="68.5" unit="%">68,5</q>; đã nhận <q kind="count" value="1022" unit="đơn">1022 đơn</q>
"""

LOOK_ALIKES = """
Ngày 2/8, sáng 18-12, chiều 6.8, hôm 22.2, ngày 25 / 5 và tháng 8/2021
Từ 05/6 đến 20/8/2024; quý 2 năm 2022; quý III/2025; 09:12 04/11/2021
Sau 6 tháng đầu năm; 03 năm liên tục; 10 năm qua; trong 5 năm tới; giai đoạn 2020-2025
Lúc 7h30, từ 8 giờ sáng, 19h ngày 5-6
Kế hoạch số 27/KH-UBND, Chương trình 14-CTr/TU, Nghị định 45/2020/NĐ-CP, Quyết định 2210 / QĐ - BXD
Nghị quyết 19, Nghị định 60, Chỉ thị 05, Đề án 06, Thông tư 07/2018, Công văn số 2231/SNV-CCHC
Khoản 2 Điều 15, điểm b khoản 3, Phụ lục 4
Dịch vụ mức độ 3, 4; mức độ 1,2; mức độ 2 hoặc mức độ 3; cấp độ 2
Mô hình chính quyền 2 cấp; khẩu hiệu 5 rõ, 3 không, 4 tại chỗ
Gói "3 trong 1", Chợ 4.0, ISO 9001:2015, Covid-19, Covid – 19, G20, U23, 5G
Quận 1, phường 12, Q.4, P. 11, tổ 5, thôn 3, đường số 7, số 35 Lê Lợi, Quốc lộ 14
Đoàn số 3, lần thứ 2, năm thứ 11, kỳ họp thứ 7, khóa 14, đợt 1, giai đoạn 1, Trung tâm 1022
Tiếp dân thứ 5 mỗi tuần, sáng thứ 7, thứ 2 đầu tuần, thứ hai tới
Điện thoại 0903 123 456, (024) 3825 1234, tổng đài 1900 1234
Trẻ dưới 6 tuổi, nam 50 - 53 tuổi, ông An, 45 tuổi
Thắng 3-0, tỷ số 2-1, hòa 1-1, thua 0-2 trước đội khách
Lượt xem: 86 | Lượt truy cập: 1.204.511 | Đang online: 17
Theo thang điểm 100; thang đo từ 0% đến 100%; điểm tối đa là 100%
Thứ nhất, siết kỷ cương; thứ hai, đầu tư máy móc; thứ ba, thi đua
Người đứng đầu chịu trách nhiệm; đứng đầu cơ quan; liên minh do Mỹ dẫn đầu
Huân chương Lao động hạng Nhất, hạng Ba; bằng lái hạng 2; viên chức hạng 3
Chỗ ngồi ở vị trí 2 cạnh cửa sổ
Cao nhất, thấp nhất, tiếp theo
1. Thể chế
Boeing 737, iPhone 12, Su-35, kênh VTV3, xe biển số 30
Chỉ số CCHC 2018 tăng mạnh; SIPAS 2015 được công bố; World Cup 2018
Vé số Mega 6/45, bản đồ tỷ lệ nhỏ 1/2.000, máy bay P -51, tên lửa S -300, số 0169.6669
Trực 24/24 giờ, phục vụ 24/7, quy hoạch 1/500 khu phố
Bảng xếp hạng 100 thương hiệu; đó là thứ cuối cùng tôi cần
Học sinh lớp 9, nguyện vọng 1, 2, 3, Sư đoàn 308
Hai đơn vị, ba lĩnh vực, một nửa số tỉnh
Mã số 1.004.227.000 và H29.12-230101-0001
Bộ phận 1 cửa, mã vạch 2 chiều, chai cồn 90 độ, xoay góc 180 độ, làm 4 trong 1
Sau 100 ngày vận hành, sau 6 tháng triển khai; mở cửa tới 19 giờ các ngày trong tuần
Đoàn do Bộ trưởng, Chủ nhiệm Văn phòng Trần Văn Bình dẫn đầu; không chỉ dẫn đầu mà còn phải làm gương
Địa phương trong nhóm dẫn đầu, tỉnh thuộc nhóm cuối bảng; là một trong những nơi đứng đầu
Trực từ thứ 2 đến sáng thứ 7
Trẻ dưới 36 tháng tuổi; hệ số tăng từ 3 lên 3,1; chuyến bay SE1, SE 10; khẩu hiệu 3 “không”
Cử tri đơn vị bầu cử số 2 đoàn đại biểu tỉnh; trong 2 ngày (5 và 6/10) đoàn làm việc tại xã
Nghỉ từ 1/3 đến 2/3, giá tăng từ 1/3 do vận chuyển
Thuê bao 11 số chuyển sang 10 số
Số định danh gồm 12 số
Một 1 số xã còn chậm; xóa 4 số 0
Chi nhánh Khu vực 9, Khu vực 17 và Khu vực 18 phải báo cáo
Xe buýt 88 tấp vào lề
Phương án 1: giữ nguyên
Bản đồ là 1/10.000 hoặc 1/25.000
Vị trí 8 độ vĩ Bắc, 102 độ kinh Đông
Hồ Sông Tranh 2 chỉ còn ít nước
Trình độ ngoại ngữ phải đạt bậc 2; nâng lên bậc 3 lương mới
Số tài khoản là 245, số nhà của ông là 12.
Độ tuổi trung bình tại thời điểm này là 53,2
Trực thăng Mi -17 rơi xuống hồ; tiêm kích Su –27 hạ cánh; máy bay MiG -21 và An -24
Xe tải biển 51C - 20816 lao vào nhà dân; xe 43A - 612.08 bỏ chạy
Lô 4, khoảnh 7, tiểu khu 214; tại khoảnh 6 rừng bị cháy
Trạm thu phí số 3 Đồng Phú; trường số 2 Đồng Hới; chợ số 4 Đồng Ích
Học hết cấp 3 em sẽ đi làm; tốt nghiệp cấp 2 em nghỉ
Hẻm K20 7/9 đường Lê Lai; số 8/3 đường Hai Bà Trưng; trụ sở 215 đường Võ Văn Kiệt; quán 19 Đường Láng
Quán ở 45 đường 30/4, 12 đường 3 Tháng 2, 15 đường số 7, 9 đường D2, 8 đường Ấp Bắc
Số giường bệnh / 10.000 dân; mức thu / 1 lượt; bác sĩ / 100000 dân
Tổng đài Dịch vụ công 1022 tỉnh, ứng dụng 1022 hoạt động cả đêm
Mã gồm hai phần: cấu trúc gồm 6 số là mã tỉnh, 6 số cuối ngẫu nhiên
Ngày Pháp luật (09/11) và ngày hội của ngành
Những vị trí đầu bảng đều có nhiều sáng kiến
"""

FIELDS = ("high", "denominator", "unit", "cmp", "ambiguous")


def _found(text: str) -> list[Mention]:
    return find(text, fold(text), sentence_bounds(text))


def _decimal(written: str | None) -> Decimal | None:
    return None if written in (None, "none") else Decimal(written)


@pytest.mark.parametrize("example", EXAMPLES.strip().split("\n"))
def test_examples(example: str) -> None:
    example = example.replace("&gt;", "\x01").replace("&lt;", "\x02")
    text, expected = marked(example)
    text = text.replace("\x01", ">").replace("\x02", "<")
    found = {(m.start, m.end): m.value for m in _found(text)}
    for span in expected:
        attrs = {name: value.replace("\x01", ">").replace("\x02", "<") for name, value in span.attrs.items()}
        # The span of a duration or change may begin at its verb or comparator.
        at = next((k for k in found if k[0] <= span.end - 1 and span.start < k[1]), None)
        assert at is not None, f"{text[span.start : span.end]!r} not found in {found}"
        value = found.pop(at)
        assert value.kind == attrs["kind"]
        assert value.value == _decimal(attrs["value"])
        assert value.high == _decimal(attrs.get("high"))
        assert value.denominator == _decimal(attrs.get("denominator"))
        assert value.cmp == attrs.get("cmp", "=")
        if "unit" in attrs:
            assert value.unit == attrs["unit"]
        assert value.ambiguous == (attrs.get("ambiguous") == "True")
        assert text[value.number_start : value.number_end].strip()
    rest = [text[start:end] for start, end in found]
    assert not rest, f"also read: {rest}"


@pytest.mark.parametrize("text", LOOK_ALIKES.strip().split("\n"))
def test_look_alikes(text: str) -> None:
    assert [text[m.start : m.end] for m in _found(text)] == []


def test_tables_give_a_score_and_a_rank_for_each_row() -> None:
    text = "Chỉ số CCHC các sở\nSTT\nĐơn vị\nĐiểm\nXếp hạng\n1\nSở Y tế\n92,51\n1\n2\nSở Tư pháp\n91,2\n2\n"
    read = [(text[m.start : m.end], m.value.kind) for m in _found(text)]
    assert read == [("92,51", "score"), ("1", "rank"), ("91,2", "score"), ("2", "rank")]


TABLES = {
    "a cell to a line, its order and a share": (
        "Kết quả\nSTT\nĐơn vị\nĐiểm đạt\nTỷ lệ (%)\nXếp hạng\n"
        "1\nXã An Phú\n92,25\n92,25\n1\n2\nXã Phú Mỹ\n90\n90,00\n2\nNhư vậy là xong",
        ["92,25 score", "92,25 percent", "1 rank", "90 score", "90,00 percent", "2 rank"],
    ),
    "a cell to a line, names first": (
        "Đơn vị\nSố hồ sơ\nXếp hạng\nXã An Phú\n1.250\n1\nXã Phú Mỹ\n980\n2\n",
        ["1.250 count", "1 rank", "980 count", "2 rank"],
    ),
    "two columns of words": (
        "TT\nĐơn vị\nSố hồ sơ\nXếp loại\n1\nXã An Phú\n950\nTốt\n2\nXã Phú Mỹ\n812\nKhá\n",
        ["950 count", "812 count"],
    ),
    "cells between bars": (
        "| STT | Đơn vị | Hồ sơ | Tỷ lệ đúng hạn |\n|---|---|---|---|\n"
        "| 1 | Sở Y tế | 1.250 | 98,5 |\n| 2 | Sở Nội vụ | 80 | 97 |\n",
        ["1.250 count", "98,5 percent", "80 count", "97 percent"],
    ),
    "no header that can be read": ("Mục một\n1\nMục hai\n2\nMục ba\n3\nMục bốn\n4\n", []),
}


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_read_by_their_headers(name: str) -> None:
    text, expected = TABLES[name]
    assert [f"{text[m.start : m.end]} {m.value.kind}" for m in _found(text)] == expected


def test_span_of_a_change_holds_its_verb() -> None:
    [mention] = _found("Chi phí cắt giảm hơn 30% so với trước")
    assert "Chi phí cắt giảm hơn 30%"[mention.start :] == "cắt giảm hơn 30%"
    assert (mention.value.verb, mention.value.text, mention.value.cmp) == ("cắt giảm", "30", ">")


def test_numbers_keep_their_text_and_decimals() -> None:
    [mention] = _found("Tỷ lệ đạt 46,30%")
    assert (mention.value.text, mention.value.decimals) == ("46,30", 2)
    assert mention.value.value == Decimal("46.30")


@pytest.mark.parametrize("row", rows("measures"), ids=lambda row: row["term"])
def test_every_measure_is_read(row: dict[str, str]) -> None:
    [mention] = _found(row["example"])
    assert (mention.value.kind, mention.value.unit) == (row["kind"], row["unit"])


@pytest.mark.parametrize("row", rows("change_verbs"), ids=lambda row: row["verb"])
def test_every_verb_of_change_signs(row: dict[str, str]) -> None:
    [mention] = _found(row["example"])
    assert mention.value.verb == row["verb"]
    assert (mention.value.value > 0) == (row["sign"] == "+")


@pytest.mark.parametrize("row", rows("comparators"), ids=lambda row: row["words"])
def test_every_comparator_is_read(row: dict[str, str]) -> None:
    [mention] = _found(row["example"])
    assert mention.value.cmp == row["cmp"]


@pytest.mark.parametrize("row", rows("number_labels"), ids=lambda row: row["label"])
def test_no_label_makes_a_quantity(row: dict[str, str]) -> None:
    assert _found(row["example"]) == []


@pytest.mark.parametrize("row", rows("rank_words"), ids=lambda row: row["words"])
def test_every_rank_word_is_read(row: dict[str, str]) -> None:
    [mention] = _found(row["example"])
    assert mention.value.kind == "rank"
    assert mention.value.value == (Decimal(row["rank"]) if row["rank"].isdigit() else None)


def test_every_counted_noun_is_read() -> None:
    alone = [row["noun"] for row in rows("counted_nouns") if row["noun"] != "thành"]
    missed = [noun for noun in alone if [m.value.unit for m in _found(f"có 12 {noun}")] != [fold(noun)]]
    assert missed == []


def test_masked_numbers_are_left_alone() -> None:
    doc = make_doc(blank(), Article(id="a", text="Tổng số 12 hồ sơ, Lượng xem 99 lượt"))
    put(doc, "furniture", [Mention(18, 35, None)])
    extract_quantities(doc)
    assert [doc.text[m.start : m.end] for m in get(doc, "quantity")] == ["12 hồ sơ"]


def test_runs_in_a_plain_pipeline() -> None:
    nlp = spacy.blank("xx")
    nlp.add_pipe("cchc_quantities")
    doc = nlp("Tỉnh tiếp nhận 120 hồ sơ.")
    [span] = doc.spans["quantities"]
    assert (span.text, span._.quantity.value) == ("120 hồ sơ", Decimal(120))


ADVERSARIAL = [
    "1",
    "1/",
    "1-",
    "1.",
    "(1",
    "1% ",
    "5 hồ sơ, ",
    "trong tổng số 5 xã, ",
    "cuối bảng ",
    "1 tỷ ",
    "không ",
    "\n1\na",
    "a\n1\n2\n",
    "|1|2|\n",
    "giảm 5 xã, ",
    "do bộ trưởng dẫn đầu ",
    "từ 5 xuống ",
    "nhất, a ",
    "5; ",
    "a 5, ",
    "5 đường Lê, ",
    "a / 1 b ",
    "Mi -8 ",
    "30A - 54321 ",
]


@pytest.mark.parametrize("unit", ADVERSARIAL)
def test_hostile_text_gives_ordered_spans(unit: str) -> None:
    text = unit * (40_000 // len(unit))
    found = find(text, text, [(0, len(text))])
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert [m.start for m in found] == sorted(m.start for m in found)
