package io.synq.cli;

import io.synq.platform.Randoms;
import io.synq.signature.Secret;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a profile. */
@Command(
    name = "login",
    description = {
      "Asks for an API key, tries it, and keeps it in a profile that only you can read.",
      "Without a terminal the key is read from the standard input."
    })
final class LoginCommand implements Callable<Integer> {
  @Mixin ProfileOption profile = new ProfileOption();
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "SERVER", description = "its URL: https://events.example.com")
  String server = "";

  @Override
  public Integer call() throws IOException {
    URI url =
        Profile.server(server)
            .orElseThrow(() -> new ParameterException(spec.commandLine(), Profile.NO_SERVER));
    Path file = Profile.file(profile.name, System::getenv);
    // It stays when the key changes: receivers have it.
    Secret secret = Profile.secretIn(file).orElseGet(() -> Secret.random(Randoms.secure()));
    Profile made = new Profile(url, key(), secret);
    JsonObject me = new Remote(made.server(), made.key()).get("/me");
    made.save(file);
    spec.commandLine()
        .getOut()
        .println(
            "signed in to " + me.getJsonObject("tenant").getString("name") + "; kept in " + file);
    return 0;
  }

  private static String key() throws IOException {
    Console console = System.console();
    if (console != null) {
      return new String(console.readPassword("API key: ")).strip();
    }
    String line =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    if (line == null || line.isBlank()) {
      throw new CommandException("there is no key in the standard input");
    }
    return line.strip();
  }
}
