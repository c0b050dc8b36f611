package io.synq.tenant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;

/** The isolation boundary: nothing crosses tenants. */
@Entity
@Table(name = "tenant")
public class Tenant {
  /** The id of the demo tenant: that of the published example event. */
  public static final String DEMO = "a3f8c120-4e72-4b91-9d63-1c5e7a09bf44";

  @Id private String id;
  private String slug;
  private String name;

  @Column(name = "created_at")
  private Instant createdAt;

  @Version private long version;

  protected Tenant() {}

  Tenant(String id, String slug, String name, Instant createdAt) {
    this.id = id;
    this.slug = slug;
    this.name = name;
    this.createdAt = createdAt;
  }

  void rename(String newName) {
    name = newName;
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

  public long version() {
    return version;
  }
}
