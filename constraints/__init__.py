"""The rule book, in the order coordinators read it."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from constraints.pairing.accompanies_the_first_visit import AccompaniesTheFirstVisit
from constraints.pairing.asks_the_family_first import AsksTheFamilyFirst
from constraints.pairing.brings_few_faces_to_a_family import BringsFewFacesToAFamily
from constraints.pairing.case_load_fits_the_offer import CaseLoadFitsTheOffer
from constraints.pairing.cleared_to_coach import ClearedToCoach
from constraints.pairing.families_are_placed_by_claim import FamiliesArePlacedByClaim
from constraints.pairing.families_are_placed_by_reach import FamiliesArePlacedByReach
from constraints.pairing.gives_families_their_wishes import GivesFamiliesTheirWishes
from constraints.pairing.gives_the_gender_asked_for import GivesTheGenderAskedFor
from constraints.pairing.gives_the_gender_preferred import GivesTheGenderPreferred
from constraints.pairing.gives_the_language_preferred import GivesTheLanguagePreferred
from constraints.pairing.keeps_known_people_out import KeepsKnownPeopleOut
from constraints.pairing.keeps_promised_pairs import KeepsPromisedPairs
from constraints.pairing.keeps_visits_at_their_usual_time import KeepsVisitsAtTheirUsualTime
from constraints.pairing.keeps_walks_short import KeepsWalksShort
from constraints.pairing.keeps_what_was_proposed import KeepsWhatWasProposed
from constraints.pairing.leaves_rare_coaches_free import LeavesRareCoachesFree
from constraints.pairing.lives_near_enough import LivesNearEnough
from constraints.pairing.meets_where_both_agree import MeetsWhereBothAgree
from constraints.pairing.moves_a_visit_only_when_it_must import MovesAVisitOnlyWhenItMust
from constraints.pairing.no_more_families_than_agreed import NoMoreFamiliesThanAgreed
from constraints.pairing.one_lead_coach import OneLeadCoach
from constraints.pairing.respects_every_veto import RespectsEveryVeto
from constraints.pairing.sends_two_where_a_risk_is_marked import SendsTwoWhereARiskIsMarked
from constraints.pairing.shares_a_free_time import SharesAFreeTime
from constraints.pairing.speaks_the_familys_language import SpeaksTheFamilysLanguage
from constraints.pairing.trained_for_the_need import TrainedForTheNeed
from constraints.pairing.visits_only_real_pairs import VisitsOnlyRealPairs
from constraints.pairing.visits_when_it_suits_the_family import VisitsWhenItSuitsTheFamily
from constraints.rota.a_fair_share import AFairShare
from constraints.rota.a_fair_share_of_unsocial_hours import AFairShareOfUnsocialHours
from constraints.rota.a_speaker_on_every_shift import ASpeakerOnEveryShift
from constraints.rota.an_experienced_person_on_every_shift import AnExperiencedPersonOnEveryShift
from constraints.rota.brings_the_leadership_group_together import BringsTheLeadershipGroupTogether
from constraints.rota.changes_as_little_as_it_can import ChangesAsLittleAsItCan
from constraints.rota.coaches_at_the_same_hour import CoachesAtTheSameHour
from constraints.rota.comes_with_a_buddy import ComesWithABuddy
from constraints.rota.enough_people_on_call import EnoughPeopleOnCall
from constraints.rota.evens_out_what_went_before import EvensOutWhatWentBefore
from constraints.rota.every_coach_is_coached_each_week import EveryCoachIsCoachedEachWeek
from constraints.rota.few_shifts_a_day import FewShiftsADay
from constraints.rota.few_shifts_a_week import FewShiftsAWeek
from constraints.rota.few_shifts_of_a_kind import FewShiftsOfAKind
from constraints.rota.few_weekends import FewWeekends
from constraints.rota.gathers_enough_people import GathersEnoughPeople
from constraints.rota.gathers_when_its_lead_is_on_duty import GathersWhenItsLeadIsOnDuty
from constraints.rota.gives_the_days_wished_for import GivesTheDaysWishedFor
from constraints.rota.holds_one_of_the_dates_offered import HoldsOneOfTheDatesOffered
from constraints.rota.ideal_number_of_people import IdealNumberOfPeople
from constraints.rota.keeps_kinds_in_order import KeepsKindsInOrder
from constraints.rota.keeps_near_the_number_wanted import KeepsNearTheNumberWanted
from constraints.rota.keeps_the_usual_slot import KeepsTheUsualSlot
from constraints.rota.keeps_weekends_whole import KeepsWeekendsWhole
from constraints.rota.learns_beside_others import LearnsBesideOthers
from constraints.rota.learns_from_several import LearnsFromSeveral
from constraints.rota.leaves_the_next_days_alone import LeavesTheNextDaysAlone
from constraints.rota.makes_one_shift_of_unbroken_time import MakesOneShiftOfUnbrokenTime
from constraints.rota.no_more_people_than_wanted import NoMorePeopleThanWanted
from constraints.rota.no_newcomer_alone import NoNewcomerAlone
from constraints.rota.nobody_alone_after_dark import NobodyAloneAfterDark
from constraints.rota.nobody_alone_where_two_are_wanted import NobodyAloneWhereTwoAreWanted
from constraints.rota.nobody_misses_the_monthly_meeting import NobodyMissesTheMonthlyMeeting
from constraints.rota.nobody_misses_two_meetings_running import NobodyMissesTwoMeetingsRunning
from constraints.rota.puts_together_who_like_it import PutsTogetherWhoLikeIt
from constraints.rota.settles_ties_by_lot import SettlesTiesByLot
from constraints.rota.shifts_suit_their_length import ShiftsSuitTheirLength
from constraints.rota.shows_people_several_places import ShowsPeopleSeveralPlaces
from constraints.rota.somebody_of_each_gender_wished_for import SomebodyOfEachGenderWishedFor
from constraints.rota.starts_learners_gently import StartsLearnersGently
from constraints.rota.trained_for_the_shift import TrainedForTheShift
from constraints.rota.trained_to_be_alone import TrainedToBeAlone
from constraints.rota.trains_whoever_is_due import TrainsWhoeverIsDue
from constraints.rota.two_cleared_adults_with_children import TwoClearedAdultsWithChildren
from constraints.rota.visits_take_place import VisitsTakePlace
from constraints.rota.when_people_like_to_be import WhenPeopleLikeToBe
from constraints.rota.where_people_like_to_be import WherePeopleLikeToBe
from constraints.shared.a_current_dbs_on_the_day import ACurrentDbsOnTheDay
from constraints.shared.comes_only_when_free import ComesOnlyWhenFree
from constraints.shared.gives_each_role_its_hours import GivesEachRoleItsHours
from constraints.shared.gives_hours_enough import GivesHoursEnough
from constraints.shared.keeps_a_day_short import KeepsADayShort
from constraints.shared.keeps_apart_who_must_be import KeepsApartWhoMustBe
from constraints.shared.keeps_days_a_week_few import KeepsDaysAWeekFew
from constraints.shared.keeps_days_off_together import KeepsDaysOffTogether
from constraints.shared.keeps_four_weeks_short import KeepsFourWeeksShort
from constraints.shared.keeps_hours_within_the_offer import KeepsHoursWithinTheOffer
from constraints.shared.keeps_roles_within_their_hours import KeepsRolesWithinTheirHours
from constraints.shared.keeps_runs_of_days_long_enough import KeepsRunsOfDaysLongEnough
from constraints.shared.keeps_runs_of_days_short import KeepsRunsOfDaysShort
from constraints.shared.keeps_the_coordinators_locks import KeepsTheCoordinatorsLocks
from constraints.shared.keeps_the_period_short import KeepsThePeriodShort
from constraints.shared.leaves_rest_overnight import LeavesRestOvernight
from constraints.shared.leaves_time_to_walk import LeavesTimeToWalk
from constraints.shared.one_place_at_a_time import OnePlaceAtATime
from constraints.shared.only_in_an_agreed_role import OnlyInAnAgreedRole
from constraints.shared.only_while_with_us import OnlyWhileWithUs
from constraints.shared.reaches_only_step_free_places import ReachesOnlyStepFreePlaces
from constraints.shared.safeguarding_training_is_current import SafeguardingTrainingIsCurrent
from constraints.shared.stays_out_of_closed_venues import StaysOutOfClosedVenues
from matcher.domain.programme import Programme
from matcher.domain.settings import FROM, UNTIL
from matcher.rule import Rule

BOOK: tuple[Rule, ...] = (
    AsksTheFamilyFirst(),
    SpeaksTheFamilysLanguage(),
    LivesNearEnough(),
    TrainedForTheNeed(),
    ClearedToCoach(),
    RespectsEveryVeto(),
    KeepsKnownPeopleOut(),
    GivesTheGenderAskedFor(),
    MeetsWhereBothAgree(),
    SharesAFreeTime(),
    OneLeadCoach(),
    NoMoreFamiliesThanAgreed(),
    CaseLoadFitsTheOffer(),
    KeepsPromisedPairs(),
    FamiliesArePlacedByClaim(),
    FamiliesArePlacedByReach(),
    GivesFamiliesTheirWishes(),
    GivesTheGenderPreferred(),
    GivesTheLanguagePreferred(),
    LeavesRareCoachesFree(),
    KeepsWalksShort(),
    VisitsOnlyRealPairs(),
    VisitsWhenItSuitsTheFamily(),
    AccompaniesTheFirstVisit(),
    SendsTwoWhereARiskIsMarked(),
    BringsFewFacesToAFamily(),
    MovesAVisitOnlyWhenItMust(),
    OnlyWhileWithUs(),
    OnlyInAnAgreedRole(),
    ACurrentDbsOnTheDay(),
    SafeguardingTrainingIsCurrent(),
    ComesOnlyWhenFree(),
    StaysOutOfClosedVenues(),
    ReachesOnlyStepFreePlaces(),
    OnePlaceAtATime(),
    LeavesTimeToWalk(),
    KeepsApartWhoMustBe(),
    KeepsHoursWithinTheOffer(),
    KeepsRolesWithinTheirHours(),
    KeepsADayShort(),
    KeepsFourWeeksShort(),
    KeepsThePeriodShort(),
    KeepsDaysAWeekFew(),
    KeepsRunsOfDaysShort(),
    LeavesRestOvernight(),
    KeepsTheCoordinatorsLocks(),
    LeavesTheNextDaysAlone(),
    VisitsTakePlace(),
    HoldsOneOfTheDatesOffered(),
    GathersWhenItsLeadIsOnDuty(),
    EveryCoachIsCoachedEachWeek(),
    NobodyMissesTwoMeetingsRunning(),
    NobodyMissesTheMonthlyMeeting(),
    BringsTheLeadershipGroupTogether(),
    TrainsWhoeverIsDue(),
    GathersEnoughPeople(),
    EnoughPeopleOnCall(),
    NoMorePeopleThanWanted(),
    TrainedForTheShift(),
    NobodyAloneWhereTwoAreWanted(),
    TwoClearedAdultsWithChildren(),
    NobodyAloneAfterDark(),
    NoNewcomerAlone(),
    LearnsBesideOthers(),
    ComesWithABuddy(),
    TrainedToBeAlone(),
    ShiftsSuitTheirLength(),
    MakesOneShiftOfUnbrokenTime(),
    FewShiftsADay(),
    FewShiftsAWeek(),
    StartsLearnersGently(),
    FewWeekends(),
    FewShiftsOfAKind(),
    KeepsKindsInOrder(),
    IdealNumberOfPeople(),
    KeepsNearTheNumberWanted(),
    ASpeakerOnEveryShift(),
    SomebodyOfEachGenderWishedFor(),
    AnExperiencedPersonOnEveryShift(),
    ChangesAsLittleAsItCan(),
    KeepsWhatWasProposed(),
    KeepsVisitsAtTheirUsualTime(),
    AFairShare(),
    EvensOutWhatWentBefore(),
    AFairShareOfUnsocialHours(),
    KeepsTheUsualSlot(),
    CoachesAtTheSameHour(),
    WherePeopleLikeToBe(),
    WhenPeopleLikeToBe(),
    PutsTogetherWhoLikeIt(),
    LearnsFromSeveral(),
    ShowsPeopleSeveralPlaces(),
    GivesHoursEnough(),
    GivesEachRoleItsHours(),
    KeepsRunsOfDaysLongEnough(),
    KeepsDaysOffTogether(),
    KeepsWeekendsWhole(),
    GivesTheDaysWishedFor(),
    SettlesTiesByLot(),
)
"""Every rule with its default parameters; a test holds it to the files in the folders."""


def rule_book(settings: Mapping[str, Mapping[str, Any]] | None = None) -> tuple[Rule, ...]:
    """The rules, with a programme's own parameters where its settings give any.

    Raises KeyError for a rule or parameter that is not in the book, ValueError for a value of the wrong kind.
    """
    settings = settings or {}
    unknown = set(settings) - {rule.name for rule in BOOK}
    if unknown:
        raise KeyError(f"no rule is called {', '.join(sorted(unknown))}")
    return tuple(_with(rule, settings.get(rule.name, {})) for rule in BOOK)


def rules_of(programme: Programme) -> tuple[Rule, ...]:
    """The rules as a programme has them: with its own parameters, without those that rest in its period."""
    settings, period = programme.settings, programme.period
    return tuple(rule for rule in rule_book(settings.rules) if not settings.lets_rest(rule.name, period))


def parameters() -> Mapping[str, Mapping[str, Any]]:
    """What can be set of each rule, by its name: the parameters with what they are by default, and two dates."""
    dates = {FROM: None, UNTIL: None}
    return {rule.name: {**_parameters_of(rule), **(dates if rule.may_rest else {})} for rule in BOOK}


def _parameters_of(rule: Rule) -> Mapping[str, Any]:
    return {field.name: getattr(rule, field.name) for field in fields(rule)}


def _with(rule: Rule, given: Mapping[str, Any]) -> Rule:
    known = _parameters_of(rule)
    typed = {name: value for name, value in given.items() if name not in (FROM, UNTIL)}
    ours = {name: tuple(value) if isinstance(value, list) else value for name, value in typed.items()}
    for name, value in ours.items():
        if name not in known:
            raise KeyError(f"{rule.name} has no parameter called {name}")
        if type(value) is not type(known[name]):
            raise ValueError(f"{rule.name}: {name} is a {type(known[name]).__name__}, not {value!r}")
    return replace(rule, **ours) if ours else rule
