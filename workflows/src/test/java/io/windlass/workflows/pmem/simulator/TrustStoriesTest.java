package io.windlass.workflows.pmem.simulator;

import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.lifecycle.Request;
import org.junit.jupiter.api.Test;

/** Stories of a driver's certificates. */
class TrustStoriesTest {

  private static DriverStory deployed(int nodes) {
    return DriverStory.deployed(nodes, "v1");
  }

  @Test
  void certificatesAreRenewed() {
    deployed(2)
        .now("certificates come to their end", driver -> driver.renewalDue = true)
        .converges()
        .matches("pmem-rotate", "renewed");
  }

  @Test
  void certificatesAreRenewedWhenAPersonAsks() {
    deployed(2)
        .now(
            "a person asks for certificates",
            driver -> {
              driver.renewalAsked = true;
              driver.requests.add(Request.CERTIFICATES);
            })
        .converges()
        .now("somebody asks for a look", driver -> driver.requests.add(Request.CERTIFICATES))
        .converges()
        .matches("pmem-rotate", "asked-for");
  }

  @Test
  void theAuthorityIsReplaced() {
    deployed(2)
        .now("authority replaced", driver -> driver.requests.add(Request.REPLACE_AUTHORITY))
        .converges()
        .matches("pmem-rotate", "authority");
  }

  @Test
  void aLostNodeHoldsARotation() {
    deployed(3)
        .now("authority replaced", driver -> driver.requests.add(Request.REPLACE_AUTHORITY))
        .during(
            "sign new certificates",
            0,
            "node-2 is lost",
            driver -> driver.place(2).reachable = false)
        .stalls(Reason.DRIVER_UNHEALTHY, "the rotation waits, and all believe each other")
        .now("node-2 is back", driver -> driver.place(2).reachable = true)
        .converges()
        .matches("pmem-rotate", "lost");
  }

  @Test
  void anAuthorityIsRevokedAtOnce() {
    deployed(4)
        .now("authority revoked", SimulatedDriver::revoke)
        .converges()
        .matches("pmem-rotate", "revoked");
  }

  @Test
  void aLostNodeHoldsNoRevocation() {
    deployed(3)
        .now(
            "node-2 is lost, and the authority revoked",
            driver -> {
              driver.place(2).reachable = false;
              driver.revoke();
            })
        .stalls(Reason.DRIVER_UNHEALTHY, "who was not started since is believed by nobody")
        .now("node-2 is back", driver -> driver.place(2).reachable = true)
        .converges()
        .matches("pmem-rotate", "revoked-and-lost");
  }

  @Test
  void anAuthorityIsRevokedWhileItIsReplaced() {
    deployed(2)
        .now("authority replaced", driver -> driver.requests.add(Request.REPLACE_AUTHORITY))
        .during("sign new certificates", 0, "revoked", SimulatedDriver::revoke)
        .converges()
        .matches("pmem-rotate", "revoked-meanwhile");
  }
}
