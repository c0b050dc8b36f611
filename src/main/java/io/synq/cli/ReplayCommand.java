package io.synq.cli;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Delivers a stored event once more. */
@Command(
    name = "replay",
    description = "Has the server deliver a stored event once more, and shows the new deliveries.")
final class ReplayCommand implements Callable<Integer> {
  @Mixin ProfileOption profile = new ProfileOption();
  @Spec CommandSpec spec;

  @Parameters(paramLabel = "EVENT_ID", description = "the event")
  String eventId = "";

  @Option(
      names = "--endpoint",
      paramLabel = "ID",
      description = "only to this endpoint; may be given again")
  List<String> endpoints = List.of();

  @Override
  public Integer call() {
    Profile chosen = profile.load();
    JsonObject answer =
        new Remote(chosen.server(), chosen.key())
            .post(
                "/events/" + URLEncoder.encode(eventId, StandardCharsets.UTF_8) + "/replay",
                request().toString().getBytes(StandardCharsets.UTF_8));
    spec.commandLine().getOut().println(answer);
    return 0;
  }

  private JsonObject request() {
    if (endpoints.isEmpty()) {
      return JsonObject.EMPTY_JSON_OBJECT;
    }
    JsonArrayBuilder ids = Json.createArrayBuilder();
    endpoints.forEach(ids::add);
    return Json.createObjectBuilder().add("endpoint_ids", ids).build();
  }
}
