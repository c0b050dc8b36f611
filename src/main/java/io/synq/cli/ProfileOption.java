package io.synq.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which profile a command uses. */
final class ProfileOption {
  @Spec(Spec.Target.MIXEE)
  CommandSpec command;

  String name = "default";

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "the profile that login made (default: ${DEFAULT-VALUE})")
  void name(String text) {
    if (!text.matches("[A-Za-z0-9_-]+")) {
      throw new ParameterException(
          command.commandLine(), "a profile's name is of letters, digits, _ and -");
    }
    name = text;
  }

  Profile load() {
    return Profile.load(name, System::getenv);
  }
}
