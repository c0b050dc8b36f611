package io.synq.replay;

import io.synq.platform.Cursor;
import io.synq.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** How far a job has come for one endpoint: each goes at its own pace. */
@Entity
@Table(name = "replay_target")
public class ReplayTarget {
  @Id private String id;

  @Column(name = "replay_id")
  private String replayId;

  @Column(name = "endpoint_id")
  private String endpointId;

  @Column(name = "position_at")
  private Instant positionAt;

  @Column(name = "position_id")
  private String positionId;

  @Column(name = "at_end")
  private boolean atEnd;

  protected ReplayTarget() {}

  ReplayTarget(Replay replay, String endpointId) {
    this.id = Ids.next("rpt_");
    this.replayId = replay.id();
    this.endpointId = endpointId;
    moveTo(start(replay.filter().from()));
  }

  /** Before everything that was accepted then; no id is that small. */
  static Cursor start(Instant from) {
    return new Cursor(from, "0");
  }

  String id() {
    return id;
  }

  String endpointId() {
    return endpointId;
  }

  /** The last event that was looked at. */
  Cursor position() {
    return new Cursor(positionAt, positionId);
  }

  void moveTo(Cursor position) {
    positionAt = position.time();
    positionId = position.id();
  }

  boolean atEnd() {
    return atEnd;
  }

  void end() {
    atEnd = true;
  }
}
