package io.synq.openapi;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Gives a page the example that follows from that of its elements. */
final class Examples {
  static final String DATA = "data";
  private static final String NEXT = "next_cursor";
  private static final String COMPLETE = "complete";
  private static final String CURSOR =
      "MTczMzMyNjMyNy40MTIwMDAwMDAuZTVkM2ExZjAtN2M4Mi00YjY5LWE5MWUtM2YyMDRkYzhiMDdh";

  private Examples() {}

  static void addTo(Map<String, Schema> schemas) {
    for (Schema schema : schemas.values()) {
      Map<String, Schema> members = schema.getProperties();
      if (members != null && members.containsKey(DATA) && schema.getExamples() == null) {
        Schema of = schemas.get(Refs.name(members.get(DATA).getItems().getRef()));
        Map<String, Object> page = new TreeMap<>();
        page.put(DATA, List.of(of.getExamples().get(0)));
        if (members.containsKey(NEXT)) {
          page.put(NEXT, CURSOR);
        }
        if (members.containsKey(COMPLETE)) {
          page.put(COMPLETE, true);
        }
        members.forEach(
            (name, member) -> {
              if (member.getRef() != null) {
                page.put(name, schemas.get(Refs.name(member.getRef())).getExamples().get(0));
              }
            });
        schema.setExamples(List.of(page));
      }
    }
  }
}
