"""Records never change: those that were given the same fields share the set of their names, however they were made."""

import pickle

from truceline.model.claim import Speaker


def test_records_with_the_same_fields_given_share_the_set_of_their_names() -> None:
    medics, police = Speaker(name="medics", kind="unidentified"), Speaker(name="police", kind="unidentified")
    read = Speaker.model_validate_json('{"name": "medics", "kind": "unidentified"}')
    sent: Speaker = pickle.loads(pickle.dumps(medics))  # noqa: S301 - our own bytes
    renamed = medics.model_copy(update={"name": "a hospital"})
    assert all(other.model_fields_set is medics.model_fields_set for other in (police, read, sent, renamed))
    assert (read, sent, renamed.name) == (medics, medics, "a hospital")


def test_a_copy_given_one_field_more_leaves_the_others_what_they_were() -> None:
    medics = Speaker(name="medics", kind="unidentified")
    grouped = medics.model_copy(update={"group": "medical"})
    assert grouped.model_fields_set == {"name", "kind", "group"}
    assert medics.model_fields_set == {"name", "kind"}
