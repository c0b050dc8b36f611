package io.synq.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends an event. */
@Command(name = "send", description = "Sends one event, and shows what the server made of it.")
final class SendCommand implements Callable<Integer> {
  @Mixin ProfileOption profile = new ProfileOption();
  @Spec CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      defaultValue = "-",
      description = "the event as JSON; - is the standard input (default)")
  Path file = Path.of("-");

  @Override
  public Integer call() {
    Profile chosen = profile.load();
    byte[] event = Input.bytes(file);
    spec.commandLine()
        .getOut()
        .println(new Remote(chosen.server(), chosen.key()).post("/events", event));
    return 0;
  }
}
