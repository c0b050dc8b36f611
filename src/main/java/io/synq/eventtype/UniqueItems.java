package io.synq.eventtype;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.keyword.BaseKeywordValidator;
import com.networknt.schema.keyword.Keyword;
import com.networknt.schema.keyword.KeywordType;
import com.networknt.schema.keyword.KeywordValidator;
import com.networknt.schema.path.NodePath;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * {@code uniqueItems} by the elements' texts. The validator's own one puts elements into a hash
 * table that chosen elements make quadratic, takes 1 and 1.0 for different, and looks at objects
 * too.
 */
final class UniqueItems implements Keyword {
  @Override
  public String getValue() {
    return KeywordType.UNIQUE_ITEMS.getValue();
  }

  @Override
  public KeywordValidator newValidator(
      SchemaLocation location, JsonNode schema, Schema parent, SchemaContext context) {
    return new Check(location, schema, parent, context);
  }

  private static final class Check extends BaseKeywordValidator {
    Check(SchemaLocation location, JsonNode schema, Schema parent, SchemaContext context) {
      super(KeywordType.UNIQUE_ITEMS, schema, location, parent, context);
    }

    @Override
    public void validate(
        ExecutionContext context, JsonNode node, JsonNode root, NodePath location) {
      if (schemaNode.booleanValue(false) && node.isArray() && !areUnique(node)) {
        context.addError(
            error()
                .instanceNode(node)
                .instanceLocation(location)
                .evaluationPath(context.getEvaluationPath())
                .locale(context.getExecutionConfig().getLocale())
                .build());
      }
    }

    private static boolean areUnique(JsonNode array) {
      Set<String> seen = new HashSet<>();
      for (JsonNode element : array) {
        String text = text(element);
        Meter.chargeText(text.length());
        if (!seen.add(text)) {
          return false;
        }
      }
      return true;
    }
  }

  /** The same for equal values: members in order of name, numbers without trailing zeros. */
  private static String text(JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValue().stripTrailingZeros().toString();
    }
    if (value.isArray()) {
      StringBuilder text = new StringBuilder("[");
      value.forEach(element -> text.append(',').append(text(element)));
      return text.append(']').toString();
    }
    if (value.isObject()) {
      Map<String, String> members = new TreeMap<>();
      value
          .properties()
          .forEach(member -> members.put(quoted(member.getKey()), text(member.getValue())));
      return members.toString();
    }
    return value.toString();
  }

  private static String quoted(String name) {
    return StringNode.valueOf(name).toString();
  }
}
