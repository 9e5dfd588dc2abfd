"""Numbered official documents: Kế hoạch số 16/KH-UBND ngày 17 tháng 01 năm 2023 của UBND quận."""
