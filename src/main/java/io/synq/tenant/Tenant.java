package io.synq.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The isolation boundary: nothing crosses tenants. */
@Entity
@Table(name = "tenant")
public class Tenant {
  @Id private String id;
  private String slug;
  private String name;

  @Column(name = "created_at")
  private Instant createdAt;

  protected Tenant() {}

  Tenant(String id, String slug, String name, Instant createdAt) {
    this.id = id;
    this.slug = slug;
    this.name = name;
    this.createdAt = createdAt;
  }

  public String id() {
    return id;
  }

  /** The short name: the {@code workspace} of the tenant's workspace events. */
  public String slug() {
    return slug;
  }

  public String name() {
    return name;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
