package io.synq.system;

import java.util.List;
import org.apache.activemq.broker.BrokerPlugin;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.security.AuthenticationUser;
import org.apache.activemq.security.SimpleAuthenticationPlugin;

/** ActiveMQ with messages on disk and one user; runs in a process of its own. */
final class BrokerProgram {
  private BrokerProgram() {}

  public static void main(String[] arguments) throws Exception {
    BrokerService broker = new BrokerService();
    broker.setUseJmx(false);
    broker.setDataDirectory(arguments[2]);
    broker.getSystemUsage().getStoreUsage().setLimit(2L << 30);
    broker.getSystemUsage().getTempUsage().setLimit(1L << 30);
    AuthenticationUser user = new AuthenticationUser(arguments[3], arguments[4], "users");
    broker.setPlugins(new BrokerPlugin[] {new SimpleAuthenticationPlugin(List.of(user))});
    broker.addConnector("tcp://127.0.0.1:" + arguments[0]);
    broker.addConnector("ssl://127.0.0.1:" + arguments[1]);
    broker.start();
    broker.waitUntilStopped();
  }
}
