package io.synq.console.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.synq.tenant.Tenant;
import org.junit.jupiter.api.Test;

class VisitTest {
  /** A request for a page of the tenant of this slug. */
  static Visit in(String slug, ConsolePage page, String query) {
    Visit visit = new Visit();
    visit.to(page, query);
    visit.within(
        new Tenant() {
          @Override
          public String slug() {
            return slug;
          }
        });
    return visit;
  }

  @Test
  void addressesOfATenantsPagesNameIt() {
    Visit visit = in("acme", ConsolePage.OVERVIEW, "period=7d");
    assertThat(visit.root()).isEqualTo("/console/t/acme");
    assertThat(visit.address()).isEqualTo("/console/t/acme/overview?period=7d");
    assertThat(visit.url(ConsolePage.ISSUES)).isEqualTo("/console/t/acme/issues");
    assertThat(visit.here("/console/issues?show=closed#list"))
        .isEqualTo("/console/t/acme/issues?show=closed#list");
    assertThat(visit.here("/console/webhooks/endpoint#a?b"))
        .isEqualTo("/console/t/acme/webhooks/endpoint#a?b");
  }

  @Test
  void portalHasAddressesOfItsOwn() {
    Visit visit = in("acme", ConsolePage.EVENTS, "q=x");
    visit.by(Entrance.PORTAL);
    assertThat(visit.root()).isEqualTo("/portal/t/acme");
    assertThat(visit.address()).isEqualTo("/portal/t/acme/webhooks/events?q=x");
    assertThat(visit.here("/console/webhooks/endpoint?id=ep_1"))
        .isEqualTo("/portal/t/acme/webhooks/endpoint?id=ep_1");
    assertThat(visit.url(ConsolePage.PORTAL_OPEN)).isEqualTo("/portal/open");
  }

  @Test
  void otherAddressesStayAsTheyAre() {
    Visit visit = in("acme", ConsolePage.OVERVIEW, "period=7d");
    assertThat(visit.url(ConsolePage.TENANTS)).isEqualTo("/console/tenants");
    assertThat(visit.here("/console/account")).isEqualTo("/console/account");
    assertThat(visit.here("/console/t/other/issues?a=b")).isEqualTo("/console/t/other/issues?a=b");
  }

  @Test
  void withoutATenantAPageLeadsToTheOwn() {
    Visit visit = new Visit();
    assertThat(visit.root()).isEqualTo("/console");
    assertThat(visit.url(ConsolePage.ISSUES)).isEqualTo("/console/issues");
  }
}
