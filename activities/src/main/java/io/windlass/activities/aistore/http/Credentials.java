package io.windlass.activities.aistore.http;

import java.util.Optional;

/** By what calls to a cluster prove who makes them. */
public interface Credentials {

  /** None: for who asks nobody to prove who he is. */
  static Credentials none() {
    return new Credentials() {
      @Override
      public Optional<String> token() {
        return Optional.empty();
      }

      @Override
      public boolean renews(String refused) {
        return false;
      }

      @Override
      public String remedy() {
        return "it asks for a token; switch that off to go on";
      }
    };
  }

  /**
   * The token to show; empty to show none.
   *
   * @throws NotAdmitted when there is none to be had
   * @throws AisUnreachable when nobody answers who could give one
   */
  Optional<String> token();

  /** Whether there may be another one than that which the cluster has just refused. */
  boolean renews(String refused);

  /** What a person has to do when the cluster refuses us, as the end of a sentence. */
  String remedy();
}
