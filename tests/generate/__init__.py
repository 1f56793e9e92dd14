"""Cases that nobody wrote down: strategies that make them, and the properties that each of them has to hold.

A generator never knows what a case should come to. It knows what is true of every case: that only errors of our own tree come
out, that the same again gives the same, that another way to write a thing means the same. `scripts/fuzz` holds many cases to
that, the ordinary tests some hundreds.

A case is printable as one JSON line, in the form of the recorded cases where there is one, so that what was found can be kept
and replayed. `families.py` names the families: binding, conversion, arguments, json; script-texts (recorded scripts with changes,
and any text: it is parsed or refused); programs (scripts by grammar that are run, each in an empty folder, without programs of the
system). A further one (the words of the command line, a reader of server-sent events) is a strategy in a file of its own, its
properties under `properties/`, and a line there.
"""
