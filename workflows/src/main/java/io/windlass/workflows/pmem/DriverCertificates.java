package io.windlass.workflows.pmem;

import io.windlass.workflows.lifecycle.AuthorityChange;

/**
 * How the certificates of a driver stand, between controller and nodes.
 *
 * @param authority how far their authority has been replaced; NONE where the user gives them
 * @param renewalDue whether one has come so near to its end that it is to be renewed
 * @param renewalAsked whether a person asked for new ones, and they are not issued yet
 * @param authorityDue whether the authority has come so near to its end that it is to be replaced
 * @param revocationAsked whether a person has the authority revoked, and it is trusted still
 */
public record DriverCertificates(
    AuthorityChange authority,
    boolean renewalDue,
    boolean renewalAsked,
    boolean authorityDue,
    boolean revocationAsked) {

  /** Nothing is to be done about them but what the authority needs. */
  public static DriverCertificates of(AuthorityChange authority) {
    return new DriverCertificates(authority, false, false, false, false);
  }
}
