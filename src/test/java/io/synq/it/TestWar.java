package io.synq.it;

import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it was built, with test classes in it. */
final class TestWar {
  private static final String BINDINGS =
      "<web-bnd xmlns=\"http://websphere.ibm.com/xml/ns/javaee\" version=\"1.2\">"
          + "<resource-ref name=\"jdbc/synq\" binding-name=\"jdbc/%1$s\"/>"
          + "<resource-ref name=\"jms/synq/connections\" binding-name=\"jms/%2$s/connections\"/>"
          + "<message-destination-ref name=\"jms/synq/deliveries\" binding-name=\"jms/%2$s/deliveries\"/>"
          + "<message-destination-ref name=\"jms/synq/events\" binding-name=\"jms/%2$s/events\"/>"
          + "<message-destination-ref name=\"jms/synq/rejected\" binding-name=\"jms/%2$s/rejected\"/>"
          + "</web-bnd>";
  private static final String LISTENERS =
      "<ejb-jar-bnd xmlns=\"http://websphere.ibm.com/xml/ns/javaee\" version=\"1.2\">"
          + "<message-driven name=\"DeliveryListener\">"
          + "<jca-adapter activation-spec-binding-name=\"%s/deliveries\"/></message-driven>"
          + "</ejb-jar-bnd>";

  private TestWar() {}

  static WebArchive with(Class<?>... classes) {
    String database = System.getProperty("synq.db", "derby");
    String messaging = System.getProperty("synq.messaging", "embedded");
    String bindings = BINDINGS.formatted(database, messaging);
    return ShrinkWrap.create(ZipImporter.class, "synq-events.war")
        .importFrom(new File("target/synq-events.war"))
        .as(WebArchive.class)
        .addAsWebInfResource(new StringAsset(bindings), "ibm-web-bnd.xml")
        .addAsWebInfResource(new StringAsset(LISTENERS.formatted(messaging)), "ibm-ejb-jar-bnd.xml")
        .addAsLibrary(jar(Assertions.class))
        .addClasses(classes);
  }

  private static File jar(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
