"""Terms that name what a figure measures: "hồ sơ quá hạn", "PAR INDEX", "tinh giản biên chế"."""
