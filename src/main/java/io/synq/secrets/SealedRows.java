package io.synq.secrets;

/** A feature that keeps encrypted secrets. */
public interface SealedRows {
  /** The column that holds them. */
  SealedColumn column();
}
