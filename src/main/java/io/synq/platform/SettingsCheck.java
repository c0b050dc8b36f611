package io.synq.platform;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;

/** Checks every setting, before anything is done by one. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SettingsCheck {
  private static final System.Logger LOG = System.getLogger(SettingsCheck.class.getName());

  @Inject @Any Instance<FeatureSettings> features;
  @Inject Settings settings;
  @Inject RefusedStart refused;

  @PostConstruct
  void start() {
    try {
      features.forEach(feature -> {});
    } catch (BadSettingException e) {
      refused.because(e.getMessage());
      throw e;
    } catch (RuntimeException e) {
      refused.because("its settings could not be read", e);
      throw e;
    }
    List<String> unknown = settings.unknown(System.getenv().keySet());
    if (!unknown.isEmpty()) {
      LOG.log(System.Logger.Level.WARNING, "settings.unknown names=" + String.join(",", unknown));
    }
  }
}
