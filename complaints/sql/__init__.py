"""What PostgreSQL itself keeps of a complaint; staff.sql says how these files are loaded."""

from pathlib import Path

HERE = Path(__file__).parent
