package io.synq.console.frame;

import io.synq.console.text.Words;
import java.io.StringReader;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;
import org.xml.sax.InputSource;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.type.TypeFactory;

/**
 * Looks up what pages name in expressions, as deep as types are known without a server: a name that
 * is misspelt is otherwise found by whoever opens the page.
 */
final class PageExpressions {
  private static final Path WEBAPP = Path.of("src/main/webapp");
  private static final Path PARTS = WEBAPP.resolve("WEB-INF/console");
  private static final Path CODE = Path.of("src/main/java");
  private static final Pattern EXPRESSION = Pattern.compile("#\\{([^}]*)}");
  private static final Pattern BEAN = Pattern.compile("@Named\\(\"(\\w+)\"\\)");
  private static final TypeFactory TYPES = TypeFactory.createDefaultInstance();
  private static final int ANY = -1;

  /** Of the language itself. */
  private static final Set<String> WORDS =
      Set.of(
          "and",
          "div",
          "empty",
          "eq",
          "false",
          "ge",
          "gt",
          "instanceof",
          "le",
          "lt",
          "mod",
          "ne",
          "not",
          "null",
          "or",
          "true");

  /** What writes its value back. */
  private static final Set<String> INPUTS =
      Set.of(
          "h:inputHidden",
          "h:inputSecret",
          "h:inputText",
          "h:inputTextarea",
          "h:selectBooleanCheckbox",
          "h:selectOneMenu");

  private final Map<String, Value> beans = new HashMap<>();
  private final Map<String, Path> parts = new HashMap<>();
  private final Map<Path, Set<String>> given = new HashMap<>();
  private final Set<Path> seen = new HashSet<>();
  private final List<String> wrong = new ArrayList<>();

  /**
   * What an expression comes to.
   *
   * @param type null if only a server knows
   */
  private record Value(@Nullable JavaType type, boolean settable) {
    static final Value UNKNOWN = new Value(null, true);
    static final Value TEXT = new Value(TYPES.constructType(String.class), false);

    boolean known() {
      return type != null && type.getRawClass() != Object.class;
    }
  }

  PageExpressions() throws Exception {
    for (Path file : files(CODE.resolve("io/synq/console"), ".java")) {
      Matcher named = BEAN.matcher(Files.readString(file));
      if (named.find()) {
        String type = CODE.relativize(file).toString().replace(".java", "").replace('/', '.');
        Class<?> found = Class.forName(type, false, getClass().getClassLoader());
        beans.put(named.group(1), new Value(TYPES.constructType(found), false));
      }
    }
    for (Element tag : within(read(PARTS.resolve("synq.taglib.xml")), "tag")) {
      String name = within(tag, "tag-name").get(0).getTextContent();
      parts.put("s:" + name, PARTS.resolve(within(tag, "source").get(0).getTextContent()));
    }
    for (Path page : files(WEBAPP, ".xhtml")) {
      for (Element use : within(read(page), "*")) {
        Path part = parts.get(use.getTagName());
        for (int i = 0; part != null && i < use.getAttributes().getLength(); i++) {
          given
              .computeIfAbsent(part, any -> new HashSet<>())
              .add(use.getAttributes().item(i).getNodeName());
        }
      }
    }
  }

  /** What is wrong in all pages: their parts are looked at where they are used. */
  List<String> wrong() throws Exception {
    wrong.clear();
    for (Path page : files(WEBAPP, ".xhtml")) {
      if (!parts.containsValue(page)) {
        look(page, Map.of());
      }
    }
    for (Path page : files(WEBAPP, ".xhtml")) {
      if (!seen.contains(page)) {
        wrong.add(page + " is used nowhere");
      }
    }
    return List.copyOf(wrong);
  }

  /** What is wrong in a page that says this. */
  List<String> wrong(String facelet) throws Exception {
    wrong.clear();
    walk("page", parse(facelet), Map.of());
    return List.copyOf(wrong);
  }

  private void look(Path page, Map<String, Value> scope) throws Exception {
    seen.add(page);
    walk(WEBAPP.relativize(page).toString(), read(page), scope);
  }

  private void walk(String page, Node node, Map<String, Value> scope) throws Exception {
    if (node instanceof Text text) {
      value(page, text.getData(), scope, false);
    }
    if (!(node instanceof Element element)) {
      return;
    }
    Map<String, Value> attributes = attributes(page, element, scope);
    Map<String, Value> inner = new HashMap<>(scope);
    Path part = parts.get(element.getTagName());
    if (part != null) {
      Map<String, Value> within = new HashMap<>(scope);
      given.getOrDefault(part, Set.of()).forEach(name -> within.putIfAbsent(name, Value.UNKNOWN));
      within.putAll(attributes);
      look(part, within);
    } else if (element.getTagName().equals("ui:repeat")) {
      inner.put(element.getAttribute("varStatus"), Value.UNKNOWN);
      inner.put(element.getAttribute("var"), each(page, attributes.get("value")));
    }
    for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
      walk(page, child, inner);
    }
  }

  private Map<String, Value> attributes(String page, Element element, Map<String, Value> scope) {
    String tag = element.getTagName();
    Map<String, Value> all = new HashMap<>();
    NamedNodeMap attributes = element.getAttributes();
    for (int i = 0; i < attributes.getLength(); i++) {
      String name = attributes.item(i).getNodeName();
      String text = attributes.item(i).getNodeValue();
      boolean action = tag.contains(":") && (name.equals("action") || name.equals("listener"));
      Value value = value(page, text, scope, action);
      if (INPUTS.contains(tag) && name.equals("value") && !value.settable()) {
        wrong.add(page + ": " + text + " cannot be set");
      }
      all.put(name, value);
    }
    return all;
  }

  /** What a text comes to, if it is one expression and no more. */
  private Value value(String page, String text, Map<String, Value> scope, boolean action) {
    Value value = Value.UNKNOWN;
    Matcher found = EXPRESSION.matcher(text);
    while (found.find()) {
      Value one = new Expression(page, found.group(1), scope, action).read();
      value = found.group().equals(text) ? one : Value.UNKNOWN;
    }
    return value;
  }

  private Value each(String page, Value list) {
    if (!list.known()) {
      return Value.UNKNOWN;
    }
    if (!list.type().isContainerType() || list.type().isMapLikeType()) {
      wrong.add(page + ": " + list.type() + " is no list");
      return Value.UNKNOWN;
    }
    return new Value(list.type().getContentType(), false);
  }

  /** An expression that is read: names, and what follows them. */
  private final class Expression {
    private final String page;
    private final String text;
    private final Map<String, Value> scope;
    private final boolean action;
    private int at;

    /**
     * @param action whether it names a method at its end
     */
    Expression(String page, String text, Map<String, Value> scope, boolean action) {
      this.page = page;
      this.text = text;
      this.scope = scope;
      this.action = action;
    }

    /** Reads up to its end or to what closes this part of it. */
    Value read() {
      Value value = Value.UNKNOWN;
      int terms = 0;
      while (at < text.length() && !isAt(",)]")) {
        char next = text.charAt(at);
        if (next == '\'') {
          at = text.indexOf('\'', at + 1) + 1;
          value = follow(Value.TEXT);
        } else if (next == '(') {
          at++;
          Value within = read();
          at++;
          value = follow(within);
        } else if (Character.isJavaIdentifierStart(next)) {
          String name = name();
          value = WORDS.contains(name) ? Value.UNKNOWN : follow(root(name));
        } else {
          at++;
        }
        terms += Character.isWhitespace(next) ? 0 : 1;
      }
      return terms == 1 ? value : Value.UNKNOWN;
    }

    private boolean isAt(String signs) {
      return at < text.length() && signs.indexOf(text.charAt(at)) >= 0;
    }

    private String name() {
      int first = at;
      while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
        at++;
      }
      return text.substring(first, at);
    }

    private Value follow(Value first) {
      Value value = first;
      while (isAt(".[")) {
        if (text.charAt(at++) == '[') {
          read();
          at++;
          value = item(value);
        } else {
          String name = name();
          if (isAt("(")) {
            value = result(value, name, arguments());
          } else if (action && at == text.length()) {
            value = result(value, name, ANY);
          } else {
            value = property(value, name);
          }
        }
      }
      return value;
    }

    private int arguments() {
      int count = 0;
      at++;
      while (!isAt(")")) {
        read();
        count++;
        if (isAt(",")) {
          at++;
        }
      }
      at++;
      return count;
    }

    private Value root(String name) {
      Value value = scope.getOrDefault(name, beans.get(name));
      return value == null ? nothing(name) : value;
    }

    private Value nothing(String what) {
      wrong.add(page + ": #{" + text + "}: there is no " + what);
      return Value.UNKNOWN;
    }

    private Value item(Value of) {
      if (!of.known()) {
        return Value.UNKNOWN;
      }
      return of.type().isContainerType()
          ? new Value(of.type().getContentType(), true)
          : nothing("item of " + of.type());
    }

    private Value property(Value of, String name) {
      if (!of.known()) {
        return Value.UNKNOWN;
      }
      if (of.type().isMapLikeType()) {
        return item(of);
      }
      String capital = Words.capital(name);
      return component(of.type().getRawClass(), name)
          .or(() -> method(of, "get" + capital, 0))
          .or(() -> method(of, "is" + capital, 0).filter(is -> is.getReturnType() == boolean.class))
          .map(getter -> new Value(type(of, getter), method(of, "set" + capital, 1).isPresent()))
          .orElseGet(() -> nothing(name + " in " + of.type()));
    }

    private Optional<Method> component(Class<?> type, String name) {
      return Modifier.isPublic(type.getModifiers()) && type.isRecord()
          ? Arrays.stream(type.getRecordComponents())
              .filter(one -> one.getName().equals(name))
              .map(one -> one.getAccessor())
              .findFirst()
          : Optional.empty();
    }

    private Value result(Value of, String name, int arguments) {
      if (!of.known()) {
        return Value.UNKNOWN;
      }
      return method(of, name, arguments)
          .map(method -> new Value(type(of, method), false))
          .orElseGet(() -> nothing(name + "() in " + of.type()));
    }

    /** Pages reach what is public only. */
    private Optional<Method> method(Value of, String name, int arguments) {
      Class<?> type = of.type().getRawClass();
      return Modifier.isPublic(type.getModifiers())
          ? Arrays.stream(type.getMethods())
              .filter(one -> one.getName().equals(name) && !one.isBridge())
              .filter(one -> takes(one, arguments))
              .findFirst()
          : Optional.empty();
    }

    private boolean takes(Method method, int arguments) {
      int most = method.getParameterCount();
      return arguments == ANY || arguments == most || method.isVarArgs() && arguments >= most - 1;
    }

    private JavaType type(Value of, Method method) {
      JavaType owner = of.type().findSuperType(method.getDeclaringClass());
      return TYPES.resolveMemberType(method.getGenericReturnType(), owner.getBindings());
    }
  }

  private static List<Path> files(Path folder, String end) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    }
  }

  private static Element read(Path file) throws Exception {
    return parse(Files.readString(file));
  }

  private static Element parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)))
        .getDocumentElement();
  }

  private static List<Element> within(Element place, String name) {
    NodeList all = place.getElementsByTagName(name);
    return IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i)).toList();
  }
}
