package io.synq.cli;

import picocli.CommandLine.Command;

/** What there is to read. */
@Command(name = "events", description = "Reads the log of events.", subcommands = TailCommand.class)
final class EventsCommand {}
