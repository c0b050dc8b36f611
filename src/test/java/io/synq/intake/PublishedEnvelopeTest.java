package io.synq.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.synq.platform.ProblemException;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published envelope says what intake takes. */
class PublishedEnvelopeTest {
  private static final String TENANT = "a3f8c120-4e72-4b91-9d63-1c5e7a09bf44";
  private static final String EVENT =
      "{'event_type':'order.created',"
          + "'org_id':'7b91d204-fc3a-48e1-a13c-3d88e6201bcd',"
          + "'user_id':'c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc','role':'member','payload':{}}";
  private static final Schema PUBLISHED =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(
              Objects.requireNonNull(
                  PublishedEnvelopeTest.class.getResourceAsStream(
                      "/io/synq/eventtype/domain-event.json")));

  /** Members to put over those of an event that is good. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'payload':{}",
        "'payload':{'a':[1,null,'x']}",
        "'payload':[]",
        "'payload':'text'",
        "'payload':null",
        "'event_type':'order'",
        "'event_type':'Order.Created'",
        "'event_type':'order.'",
        "'event_type':'a1.2b'",
        "'event_type':'order_item.re-opened'",
        "'event_type':'a.b.c.d'",
        "'event_type':'order.created\\n'",
        "'event_type':'issue_created'",
        "'event_type':7",
        "'event_id':'e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a'",
        "'event_id':'E5D3A1F0-7C82-4B69-A91E-3F204DC8B07A'",
        "'event_id':'e5d3a1f07c824b69a91e3f204dc8b07a'",
        "'event_id':'{e5d3a1f0-7c82-4b69-a91e-3f204dc8b07a}'",
        "'event_id':null",
        "'timestamp':'2024-12-04T15:32:07.412Z'",
        "'timestamp':'2024-12-04T15:32:07Z'",
        "'timestamp':'2024-12-04T15:32:07.412+00:00'",
        "'timestamp':'2024-12-04t15:32:07.412345678-05:30'",
        "'timestamp':'2024-12-04T15:32:07z'",
        "'timestamp':'2024-12-04T15:32:07.1234567891Z'",
        "'timestamp':'2024-12-04T15:32:07'",
        "'timestamp':'2024-12-04 15:32:07Z'",
        "'timestamp':'2024-12-04T15:32:07+0100'",
        "'timestamp':1733326327412",
        "'tenant_id':'a3f8c120-4e72-4b91-9d63-1c5e7a09bf44'",
        "'tenant_id':'acme'",
        "'org_id':''",
        "'org_id':' '",
        "'org_id':'acme'",
        "'org_id':'7B91D204-FC3A-48E1-A13C-3D88E6201BCD'",
        "'org_id':'7b91d204-fc3a-48e1-a13c-3d88e6201bcd '",
        "'org_id':'7b91d204-fc3a-48e1-a13c-3d88e6201bcd\\n'",
        "'org_id':'{7b91d204-fc3a-48e1-a13c-3d88e6201bcd}'",
        "'user_id':'00000000-0000-0000-0000-000000000000'",
        "'user_id':'urn:uuid:c9a1e847-2f3d-4c10-b8e5-0a7d6f219abc'",
        "'user_id':'c9a1e8472f3d4c10b8e50a7d6f219abc'",
        "'user_id':null",
        "'role':' '",
        "'role':' a b '",
        "'role':'a\\nb'",
        "'role':'a\\u0085b'",
        "'role':'ü漢'",
        "'role':'a\\u0000b'",
        "'role':'\\u0007'",
        "'role':true",
        "'surprise':1"
      })
  void schemaAndIntakeAgree(String member) {
    String event = with(member);
    assertThat(PUBLISHED.validate(event, InputFormat.JSON).isEmpty())
        .as(event)
        .isEqualTo(taken(event));
  }

  @ParameterizedTest
  @ValueSource(strings = {"event_type", "org_id", "user_id", "role", "payload"})
  void theyAgreeOnWhatIsRequired(String member) {
    String event = EVENT.replaceFirst(",?'" + member + "':('[^']*'|\\{})", "").replace("{,", "{");
    assertThat(taken(event.replace('\'', '"'))).isFalse();
    assertThat(PUBLISHED.validate(event.replace('\'', '"'), InputFormat.JSON)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 64, 65, 128, 129})
  void theyAgreeOnLengths(int length) {
    schemaAndIntakeAgree("'role':'" + "x".repeat(length) + "'");
    schemaAndIntakeAgree("'event_type':'a." + "x".repeat(Math.max(1, length - 2)) + "'");
  }

  private static String with(String member) {
    String name = member.substring(0, member.indexOf(':') + 1);
    String rest = EVENT.replaceFirst(name + "('[^']*'|\\{})", "'x-gone':0");
    String without = rest.replaceFirst(",?'x-gone':0", "").replace("{,", "{");
    return (without.substring(0, without.length() - 1) + "," + member + "}").replace('\'', '"');
  }

  private static boolean taken(String event) {
    try {
      EventReader.one(TENANT, event.getBytes(UTF_8));
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }
}
