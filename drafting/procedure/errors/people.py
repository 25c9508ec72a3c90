"""What is refused to those who run the event: people, seats, parties, settings."""

from drafting.procedure.errors.refusal import Refusal


class WrongPassword(Refusal):
    """The name or the passphrase is wrong; which one is not said."""

    code = "wrong_password"
    field = "name"


class TooManyAttempts(Refusal):
    """Too many failed sign-ins in a minute. `seconds`."""

    code = "too_many_attempts"
    field = "name"


class BadPersonName(Refusal):
    """No name to sign in with: empty, too long, or with characters that cannot be seen. `limit`."""

    code = "bad_person_name"
    field = "name"


class NameTaken(Refusal):
    """Somebody signs in with this name already."""

    code = "name_taken"
    field = "name"


class ShortPassphrase(Refusal):
    """Too short, or one letter again and again. `limit`."""

    code = "short_passphrase"
    field = "password"


class LongPassphrase(Refusal):
    """Longer than anybody types. `limit`."""

    code = "long_passphrase"
    field = "password"


class PassphraseIsName(Refusal):
    """The passphrase is the name to sign in with, or hardly more."""

    code = "passphrase_is_name"
    field = "password"


class LinkClosed(Refusal):
    """The link opens nothing; whether it ever did is not said."""

    code = "link_closed"


class AlreadySignedIn(Refusal):
    """Somebody is signed in here: nobody is signed in over them."""

    code = "already_signed_in"


class LastFocalPoint(Refusal):
    """The last focal point of a party does not end, or leave, this duty."""

    code = "last_focal_point"


class SeatEnded(Refusal):
    """The seat has ended, or has this duty already."""

    code = "seat_ended"


class BadCode(Refusal):
    """A party's code is two to sixteen capital letters, figures or hyphens. `code`."""

    code = "bad_code"
    field = "code"


class CodeTaken(Refusal):
    """Another party has this code. `code`."""

    code = "code_taken"
    field = "code"


class NameMissing(Refusal):
    """A party has an official short name in each language. `language`."""

    code = "name_missing"
    field = "name"


class PartyOnRecord(Refusal):
    """The party has seats or acts on record. `code`."""

    code = "party_on_record"


class OfficeNeeded(Refusal):
    """An event has one chair's office and one secretariat at least. `code`."""

    code = "office_needed"


class BadPartyList(Refusal):
    """Lines of a list that cannot be read. `faults` are (line from 1, why) pairs."""

    code = "bad_party_list"
    field = "text"


class NothingChanged(Refusal):
    """Everything is as it was."""

    code = "nothing_changed"


class BadZone(Refusal):
    """Not a zone of the IANA's list. `zone`."""

    code = "bad_zone"
    field = "zone"


class SettingMissing(Refusal):
    """A setting that cannot be empty. `field`."""

    code = "setting_missing"


class WaitingToCirculate(Refusal):
    """Proposals wait to be circulated."""

    code = "waiting_to_circulate"
    field = "circulation"


class ZoneNotConfirmed(Refusal):
    """Deadlines stand: the change of the hours they are shown in has to be confirmed."""

    code = "zone_not_confirmed"
    field = "confirm"
