package io.synq.access;

/** What a person may do. An operator runs the whole server; the others belong to one tenant. */
public enum Role {
  OPERATOR,
  ADMIN,
  MEMBER,
  VIEWER
}
