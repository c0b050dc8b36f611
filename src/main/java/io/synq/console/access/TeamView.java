package io.synq.console.access;

import io.synq.access.MeResource;
import io.synq.access.UserResponse;
import io.synq.access.UsersResource;
import io.synq.console.frame.Query;
import io.synq.platform.ListQuery;
import io.synq.platform.Page;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The people of the tenant. */
@Named("team")
@RequestScoped
public class TeamView {
  private static final int ROWS = 50;

  @Inject UsersResource users;
  @Inject MeResource me;
  @Inject Query query;
  private Page<UserResponse> page = new Page<>(List.of(), null);
  private String myId = "";

  @PostConstruct
  void load() {
    page = users.list(new ListQuery(query.cursor(), ROWS));
    myId = me.get().id();
  }

  public Page<UserResponse> getPage() {
    return page;
  }

  public String getMyId() {
    return myId;
  }
}
