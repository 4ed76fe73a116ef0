"""The 2023 conference of a Bắc Kạn bloc: as data, and as a story played through the public API."""
