package io.synq.setup;

import io.synq.platform.BadSettingException;
import io.synq.platform.RefusedStart;
import io.synq.secrets.KeyCheck;
import io.synq.secrets.Reencryption;
import io.synq.trace.Tracing;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Checks the keys of the database's secrets, and makes what an empty database needs. */
@Singleton
@Startup
@DependsOn("Migration")
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class FirstStart {
  @Inject Instance<KeyCheck> keys;
  @Inject Instance<Reencryption> reencryption;
  @Inject Instance<Tracing> tracing;
  @Inject Instance<HttpsKey> https;
  @Inject Instance<Bootstrap> bootstrap;
  @Inject StartNotice notice;
  @Inject RefusedStart refused;

  @PostConstruct
  void start() {
    try {
      tracing.get().on();
      if (keys.get().run()) {
        reencryption.get().run();
      }
      https.get().makeIfNone();
      bootstrap.get().run().ifPresent(notice::print);
    } catch (BadSettingException e) {
      refused.because(e.getMessage());
      throw e;
    } catch (RuntimeException e) {
      refused.because("its set-up failed", e);
      throw e;
    }
  }
}
