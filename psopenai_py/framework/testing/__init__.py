"""The test kit: a scripted server, recorded streams, the conformance replayer."""
