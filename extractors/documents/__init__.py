"""Numbered official documents: Kế hoạch số 27/KH-UBND ngày 14 tháng 02 năm 2023 của UBND quận."""
