package io.windlass.testbed.dns;

/**
 * The two faces of an address. The API server refuses loopback addresses in EndpointSlices, so the
 * API knows a pod as 198.18.a.b while it listens on 127.18.a.b (and host-network pods as 198.19.a.b
 * for a node on 127.19.a.b).
 */
public final class ClusterAddress {

  private static final String REPORTED = "198.";
  private static final String LISTENING = "127.";

  private ClusterAddress() {}

  /** 127.18.a.b for 198.18.a.b; every other address stays. */
  public static String listening(String reported) {
    boolean ours = reported.startsWith("198.18.") || reported.startsWith("198.19.");
    return ours ? LISTENING + reported.substring(REPORTED.length()) : reported;
  }

  /** 198.18.a.b for 127.18.a.b; every other address stays. */
  public static String reported(String listening) {
    boolean ours = listening.startsWith("127.18.") || listening.startsWith("127.19.");
    return ours ? REPORTED + listening.substring(LISTENING.length()) : listening;
  }
}
