package io.synq;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.synq.access.Requires;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Singleton;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.Enumerated;
import jakarta.persistence.EnumeratedValue;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.security.SecureRandom;
import java.sql.Statement;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the architecture, each with its reason. */
class ArchitectureTest {
  private static final String BASE = "io.synq.";

  private static final JavaClasses CODE = ProductClasses.ALL;

  /** The parts of the console that have pages, each on something of its own. */
  private static final Set<String> AREAS =
      Set.of(
          "console.overview",
          "console.webhooks",
          "console.eventlog",
          "console.eventtypes",
          "console.issues",
          "console.finder",
          "console.access",
          "console.audit",
          "console.inbox");

  @Test
  void everyFeatureIsInTheTable() {
    var found =
        CODE.stream()
            .map(type -> type.getPackageName().substring(BASE.length()))
            .collect(toCollection(TreeSet::new));
    assertThat(Features.STANDS_ON.keySet())
        .as("features are flat packages, but the console, and each has its place")
        .containsAll(found);
  }

  @Test
  void theTableHasNoCycle() {
    // A feature may only stand on those above it in the table.
    var above = new TreeSet<String>();
    Features.STANDS_ON.forEach(
        (feature, below) -> {
          assertThat(above).as("below " + feature).containsAll(below);
          above.add(feature);
        });
  }

  static Stream<String> features() {
    return Features.STANDS_ON.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("features")
  void featuresUseOnlyWhatIsBelowThem(String feature) {
    var allowed = new TreeSet<>(Features.below(feature));
    allowed.add(feature);
    var packages = allowed.stream().map(name -> BASE + name).toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(BASE + feature)
        .should()
        .onlyDependOnClassesThat(
            describe(
                "are of " + allowed + " or not ours",
                used ->
                    !used.getBaseComponentType().getPackageName().startsWith(BASE)
                        || resideInAnyPackage(packages).test(used.getBaseComponentType())))
        .because("the features form a DAG, so that each can be read, tested and changed alone")
        .allowEmptyShould(true)
        .check(CODE);
  }

  @Test
  void nobodyDependsOnTheConsole() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "console..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(BASE + "console..")
        .because("the console is one way to look at the product; the product works without it")
        .allowEmptyShould(true)
        .check(CODE);
  }

  @Test
  void areasOfTheConsoleDoNotUseEachOther() {
    for (var area : AREAS) {
      noClasses()
          .that()
          .resideInAPackage(BASE + area)
          .should()
          .dependOnClassesThat(
              describe(
                  "are of another area",
                  used ->
                      AREAS.stream()
                          .filter(other -> !other.equals(area))
                          .anyMatch(other -> used.getPackageName().equals(BASE + other))))
          .because("a page is changed without looking at those of other areas")
          .check(CODE);
    }
  }

  @Test
  void viewsAreInTheirAreas() {
    classes()
        .that()
        .resideInAPackage(BASE + "console..")
        .and()
        .haveSimpleNameEndingWith("View")
        .should(
            ArchCondition.from(
                describe(
                    "be of an area, or of the door",
                    view ->
                        AREAS.stream().anyMatch(area -> view.getPackageName().equals(BASE + area))
                            || view.getPackageName().equals(BASE + "console.door"))))
        .because("what pages share knows no page")
        .check(CODE);
  }

  @Test
  void theConsoleItselfIsOnlyItsParts() {
    noClasses()
        .that()
        .doNotHaveSimpleName("package-info")
        .should()
        .resideInAPackage(BASE + "console")
        .because("a reader finds the room for a change from the tree alone")
        .check(CODE);
  }

  @Test
  void sendingAndSigningKnowNoServer() {
    noClasses()
        .that()
        .resideInAnyPackage(BASE + "outbound..", BASE + "signature..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.persistence..", "jakarta.jms..", "jakarta.ejb..")
        .because("an attempt is a function of its request: it reads no table and no queue")
        .check(CODE);
  }

  @Test
  void signaturesAreJustFunctions() {
    classes()
        .that()
        .resideInAPackage(BASE + "signature..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(BASE + "signature..", "java..", "javax.crypto..", "org.jspecify..")
        .because("receivers may copy them, and no library comes between a secret and its HMAC")
        .check(CODE);
  }

  @Test
  void httpIsKnownToAdaptersOnly() {
    classes()
        .that(describe("use JAX-RS", ArchitectureTest::usesHttp))
        .should(beAnAdapter())
        .because("use cases are called by REST, JMS, timers and views alike")
        .check(CODE);
  }

  private static boolean usesHttp(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .anyMatch(use -> isHttp(use.getTargetClass()));
  }

  private static boolean isHttp(JavaClass type) {
    return type.getBaseComponentType().getPackageName().startsWith("jakarta.ws.rs");
  }

  /** By name and by nature; the two classes named in full write documents for all adapters. */
  private static ArchCondition<JavaClass> beAnAdapter() {
    return ArchCondition.from(
        describe(
            "be a resource, mapper, filter, query, reader, writer, application, view or one of two more",
            type -> {
              var name = type.getSimpleName();
              return name.endsWith("Resource") && type.isAnnotatedWith(Path.class)
                  || name.endsWith("Mapper") && type.isAssignableTo(ExceptionMapper.class)
                  || name.endsWith("Filter") && isHttpFilter(type)
                  || name.endsWith("Reader") && type.isAssignableTo(MessageBodyReader.class)
                  || name.endsWith("Writer") && type.isAssignableTo(MessageBodyWriter.class)
                  || (name.endsWith("Query") || name.equals("EventFilter")) && isParameters(type)
                  || name.endsWith("View") && type.getPackageName().startsWith(BASE + "console.")
                  || name.endsWith("Application") && type.isAssignableTo(Application.class)
                  || name.equals("ProblemResponse")
                  || name.equals("JsonConfiguration");
            }));
  }

  private static boolean isHttpFilter(JavaClass type) {
    return type.isAssignableTo(ContainerRequestFilter.class)
        || type.isAssignableTo(ContainerResponseFilter.class);
  }

  /** Query parameters read into fields, and nothing else of HTTP. */
  private static boolean isParameters(JavaClass type) {
    return type.getDirectDependenciesFromSelf().stream()
        .map(use -> use.getTargetClass())
        .filter(ArchitectureTest::isHttp)
        .allMatch(
            used ->
                used.isEquivalentTo(QueryParam.class) || used.isEquivalentTo(DefaultValue.class));
  }

  private static final DescribedPredicate<JavaMethod> ANSWER_REQUESTS =
      describe("answer HTTP requests", method -> method.isMetaAnnotatedWith(HttpMethod.class));

  @Test
  void everyResourceMethodSaysWhoMayCallIt() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(Path.class)
        .and()
        .arePublic()
        .or(ANSWER_REQUESTS)
        .should()
        .beAnnotatedWith(Requires.class)
        .because("a method that forgets it must not reach production, and views call others, too")
        .check(CODE);
  }

  @Test
  void resourceMethodsAreInResources() {
    methods()
        .that(ANSWER_REQUESTS)
        .should()
        .beDeclaredInClassesThat()
        .haveSimpleNameEndingWith("Resource")
        .andShould()
        .beDeclaredInClassesThat()
        .areAnnotatedWith(Path.class)
        .because("a reader looks for the API in *Resource")
        .check(CODE);
  }

  @Test
  void resourcesShowNoEntities() {
    methods()
        .that()
        .areDeclaredInClassesThat()
        .haveSimpleNameEndingWith("Resource")
        .and()
        .doNotHaveModifier(JavaModifier.PRIVATE)
        .should(takeAndReturnNo(Entity.class))
        .because("what is stored and what is shown change for different reasons")
        .check(CODE);
  }

  private static ArchCondition<JavaMethod> takeAndReturnNo(
      Class<? extends java.lang.annotation.Annotation> annotation) {
    return new ArchCondition<>("neither take nor return an @" + annotation.getSimpleName()) {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
            .flatMap(type -> type.getAllInvolvedRawTypes().stream())
            .filter(type -> type.isAnnotatedWith(annotation))
            .forEach(
                type ->
                    events.add(
                        SimpleConditionEvent.violated(
                            method, method.getFullName() + " shows " + type.getName())));
      }
    };
  }

  @Test
  void timeAndChanceComeFromThePlatform() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "platform")
        .should()
        .callMethodWhere(
            target(owner(assignableTo(java.time.temporal.TemporalAccessor.class)))
                .and(target(nameMatching("now"))))
        .orShould()
        .callMethodWhere(
            target(owner(assignableTo(java.time.Clock.class)))
                .and(target(nameMatching("system.*"))))
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .orShould()
        .callConstructorWhere(target(owner(assignableTo(Random.class))))
        .orShould()
        .callMethodWhere(
            target(owner(assignableTo(SecureRandom.class)))
                .and(target(nameMatching("getInstance.*"))))
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(ThreadLocalRandom.class)
        .because("tests fix the clock and the dice, and both databases keep microseconds")
        .check(CODE);
  }

  @Test
  void methodReferencesToTheClockCountToo() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "platform")
        .should(
            ArchCondition.from(
                describe(
                    "refer to Instant::now or UUID::randomUUID",
                    (JavaClass type) ->
                        type.getMethodReferencesFromSelf().stream()
                            .anyMatch(
                                use ->
                                    use.getTargetOwner().isEquivalentTo(Instant.class)
                                            && use.getName().equals("now")
                                        || use.getTargetOwner().isEquivalentTo(UUID.class)
                                            && use.getName().equals("randomUUID")))))
        .because("a reference is a call in other clothes")
        .check(CODE);
  }

  @Test
  void statementsAreMadeByThePlatform() {
    noClasses()
        .that()
        .resideOutsideOfPackage(BASE + "platform")
        .should()
        .dependOnClassesThat()
        .areAssignableTo(Statement.class)
        .because("Sql closes each, and sets its parameters as both databases want them")
        .check(CODE);
  }

  private static final DescribedPredicate<JavaClass> ENTRANCES =
      describe("*Resource, *Listener, *Timer or *View", type -> isEntrance(type.getSimpleName()));

  private static boolean isEntrance(String name) {
    return Stream.of("Resource", "Listener", "Timer", "View").anyMatch(name::endsWith);
  }

  @Test
  void entrancesHaveNoTransactions() {
    noClasses()
        .that(ENTRANCES)
        .should()
        .beAnnotatedWith(Transactional.class)
        .because("a transaction belongs to a use case, and no HTTP call or message is inside one")
        .check(CODE);
    noMethods()
        .that()
        .areDeclaredInClassesThat(ENTRANCES)
        .should()
        .beAnnotatedWith(Transactional.class)
        .because("a transaction belongs to a use case, and no HTTP call or message is inside one")
        .check(CODE);
  }

  @Test
  void beansAreGivenWhatTheyUseByTheirConstructor() {
    fields()
        .that()
        .areAnnotatedWith(Inject.class)
        .should()
        .beDeclaredInClassesThat(
            describe("are EJBs, servlets, filters or views", ArchitectureTest::isMadeByAContainer))
        .because("what a bean uses is seen in one place, and never changes (ADR 41)")
        .check(CODE);
    constructors()
        .that(
            describe(
                "take nothing",
                (JavaConstructor constructor) -> constructor.getRawParameterTypes().isEmpty()))
        .and()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(ApplicationScoped.class)
        .should(
            ArchCondition.from(
                describe(
                    "be their classes' only ones",
                    (JavaConstructor constructor) ->
                        constructor.getOwner().getConstructors().size() == 1)))
        .because("proxies need none (ADR 41), and a bean made by it would lack what it uses")
        .check(CODE);
    fields()
        .that()
        .areDeclaredInClassesThat()
        .areAnnotatedWith(ApplicationScoped.class)
        .and(
            describe(
                "hold another bean",
                (JavaField field) -> field.getRawType().isAnnotatedWith(ApplicationScoped.class)))
        .should()
        .beFinal()
        .because("a constructor has set them, and nobody sets them again (ADR 41)")
        .check(CODE);
  }

  private static boolean isMadeByAContainer(JavaClass type) {
    return type.isAnnotatedWith(Singleton.class)
        || type.isAnnotatedWith(MessageDriven.class)
        || type.isAssignableTo(Servlet.class)
        || type.isAssignableTo(Filter.class)
        || type.isAnnotatedWith(Provider.class)
        || type.getSimpleName().endsWith("View");
  }

  private static final Set<String> TOLD_WITHIN =
      Set.of(BASE + "delivery.Expired", BASE + "delivery.Skipped", BASE + "delivery.Cancelled");

  /** Told in the midst of a transaction, it may be rolled back, and told again. */
  @Test
  void whoeverCountsWhatEndsWithoutAnAttemptWaitsForTheCommit() {
    var phases =
        CODE.stream()
            .flatMap(type -> type.getMethods().stream())
            .flatMap(method -> method.getParameters().stream())
            .filter(told -> TOLD_WITHIN.contains(told.getRawType().getName()))
            .filter(told -> told.isAnnotatedWith(Observes.class))
            .map(told -> told.getAnnotationOfType(Observes.class).during())
            .toList();
    assertThat(phases).hasSizeGreaterThan(5).containsOnly(TransactionPhase.AFTER_SUCCESS);
  }

  @Test
  void enumsAreStoredAsTheApiWritesThem() {
    fields()
        .that()
        .areAnnotatedWith(Enumerated.class)
        .should(
            ArchCondition.from(
                describe(
                    "be of an enum that has an @EnumeratedValue",
                    (JavaField field) ->
                        field.getRawType().getFields().stream()
                            .anyMatch(one -> one.isAnnotatedWith(EnumeratedValue.class)))))
        .because("who reads the database finds the same words there as in the API")
        .check(CODE);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Impl|Manager|Helper|Utils?)")
        .because("such a name says nothing that the reader does not know")
        .check(CODE);
  }

  @Test
  void eachNameIsThatOfOneClass() {
    var named =
        CODE.stream()
            .filter(JavaClass::isTopLevelClass)
            .collect(groupingBy(JavaClass::getSimpleName, counting()));
    classes()
        .that()
        .areTopLevelClasses()
        .and()
        .doNotHaveSimpleName("package-info")
        .should(
            ArchCondition.from(
                describe(
                    "have a simple name that no other class has",
                    type -> named.get(type.getSimpleName()) == 1)))
        .because("a name that is read in a file, a log or a talk should mean one class")
        .check(CODE);
  }

  @Test
  void nothingPrintsPastTheLog() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because("whoever runs the server reads its log")
        .check(CODE);
  }
}
