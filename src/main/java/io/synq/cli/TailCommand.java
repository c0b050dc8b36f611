package io.synq.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows events as they come, one a line. */
@Command(
    name = "tail",
    description = {
      "Shows events as they come, each as one line of JSON, until it is stopped.",
      "Goes on where it was when the connection breaks."
    })
final class TailCommand implements Callable<Integer> {
  @Mixin ProfileOption profile = new ProfileOption();
  @Mixin EventOptions events = new EventOptions();
  @Spec CommandSpec spec;

  @Option(names = "--positions", description = "put each event's position, and a tab, before it")
  boolean positions;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    new EventSource(profile.load(), events.query(), text -> err.println("# " + text))
        .follow(
            event -> {
              // Line breaks are between members only, where they mean nothing.
              String line = event.body().replace('\n', ' ');
              out.println(positions ? event.position() + "\t" + line : line);
              out.flush();
            });
    return 0;
  }
}
