"""Spreadsheets: score sheets as XLSX files, written and strictly read."""
