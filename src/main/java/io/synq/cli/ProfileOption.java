package io.synq.cli;

import picocli.CommandLine.Option;

/** Which profile a command uses. */
final class ProfileOption {
  @Option(
      names = "--profile",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "the profile that login made (default: ${DEFAULT-VALUE})")
  String name = "default";

  Profile load() {
    return Profile.load(name, System::getenv);
  }
}
