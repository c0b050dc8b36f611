package io.synq.cli;

import io.synq.platform.Version;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/**
 * The program {@code synq}. Ends with 0, with 1 if what was asked failed, or 2 if it cannot be
 * meant.
 */
@Command(
    name = "synq",
    description = "Works with a Synq Events server.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Synq.Product.class,
    subcommands = {
      LoginCommand.class,
      SendCommand.class,
      EventsCommand.class,
      ListenCommand.class,
      ReplayCommand.class,
      VerifyCommand.class
    })
public final class Synq {
  static final int FAILED = 1;

  private Synq() {}

  public static void main(String[] arguments) {
    System.exit(program().execute(arguments));
  }

  static CommandLine program() {
    IExecutionExceptionHandler failures =
        (failure, command, parsed) -> {
          if (failure instanceof CommandException told) {
            command.getErr().println("synq: " + told.getMessage());
            return FAILED;
          }
          throw failure;
        };
    return new CommandLine(new Synq()).setExecutionExceptionHandler(failures);
  }

  /** The version of the whole product. */
  static final class Product implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"synq " + Version.TEXT};
    }
  }
}
