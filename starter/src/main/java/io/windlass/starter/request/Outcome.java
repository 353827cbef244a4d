package io.windlass.starter.request;

/** What became of a request. Both mean that no repetition is needed. */
public enum Outcome {
  /** A workflow has taken it up. */
  ACCEPTED,
  /** A workflow already works on a newer generation. */
  REFUSED
}
