"""What sets some of the twenty-eight Chellows apart from the rest."""

PARTICULARS: dict[str, dict[str, str]] = {
    "C-01": {"away": "24/03/2027 - 28/03/2027", "accreditation": "Level 3 Award in Befriending"},
    "C-02": {"most_days_a_week": "4", "accreditation": "Level 2 Award", "home_slot": "centre Tue 9:00"},
    "C-03": {"would_rather_not": "phone", "needs_step_free": "yes"},
    "C-05": {"keep_apart_from": "C-23", "most_hours_a_day": "5"},
    "C-06": {"away": "10 March 2027", "home_slot": "phone Mon 17:30", "venues_liked": "phone; house"},
    "C-07": {
        "accreditation": "Level 3 Award in Befriending",
        "dbs_until": "24/03/2027",
        "dbs_update_service": "no",
    },
    "C-08": {"most_days_a_week": "3", "home_slot": "cafe Fri 10:00"},
    "C-09": {"home_slot": "library Mon 10:00", "venues_liked": "library"},
    "C-10": {"wont_visit_homes": "yes"},
    "C-11": {"longest_shift": "2 hours"},
    "C-12": {"away": "10 March 2027", "most_shifts_a_week": "4"},
    "C-14": {"away": "26/03/2027 - 29/03/2027", "most_days_a_week": "4"},
    "C-15": {"most_days_a_week": "2", "dbs_until": "25/03/2027", "dbs_update_service": "no"},
    "C-16": {"away": "28 March 2027"},
    "C-18": {"lone_working_training_on": "12/03/2027"},
    "C-20": {"away": "10/03/2027", "would_rather_not": "shop"},
    "C-21": {"home_slot": "shop Tue 14:00", "venues_liked": "shop; school"},
    "C-22": {"away": "10-11 March 2027", "would_rather_not": "house"},
    "C-23": {"keep_apart_from": "C-05", "most_days_a_week": "3"},
    "C-25": {"needs_step_free": "yes", "shortest_shift": "1 hour"},
    "C-26": {"lone_working_training_on": "", "dbs_level": "basic"},
    "C-27": {"lone_working_training_on": "", "dbs_level": "basic"},
    "C-28": {"lone_working_training_on": "", "dbs_level": "basic", "feed_detail": "full", "remind_minutes": "60"},
}
"""By Chellow and column; an empty cell takes the usual away."""
