package io.windlass.workflows.aistore.resource;

/**
 * Rules between fields of the specification, as CEL: the API server holds them by itself, also
 * while nobody serves the webhook.
 *
 * <ol>
 *   <li>Whoever follows the nodes says which.
 *   <li>Where certificates are is said in one place.
 *   <li>What is fixed is compared by what it means, so that one may go from an old spelling to the
 *       present one.
 * </ol>
 */
final class SpecRules {

  static final String PROXIES_FOLLOW_WHICH =
      "!((has(self.size) && self.size == -1)"
          + " || (has(self.proxySpec.size) && self.proxySpec.size == -1))"
          + " || (has(self.proxySpec.nodeSelector) && self.proxySpec.nodeSelector.size() > 0)";

  static final String TARGETS_FOLLOW_WHICH =
      "!((has(self.size) && self.size == -1)"
          + " || (has(self.targetSpec.size) && self.targetSpec.size == -1))"
          + " || (has(self.targetSpec.nodeSelector) && self.targetSpec.nodeSelector.size() > 0)";

  static final String FOLLOW_WHICH_MESSAGE = "size -1 follows the nodes: say which ones";

  static final String ONE_PLACE_FOR_CERTIFICATES =
      "!has(self.tls) || !has(self.configToUpdate) || !has(self.configToUpdate.net)"
          + " || !has(self.configToUpdate.net.http)"
          + " || !(has(self.configToUpdate.net.http.server_crt)"
          + " || has(self.configToUpdate.net.http.server_key)"
          + " || has(self.configToUpdate.net.http.client_ca_tls))";

  static final String ONE_PLACE_FOR_CERTIFICATES_MESSAGE =
      "spec.tls decides where certificates are:"
          + " remove it, or server_crt, server_key and client_ca_tls";

  private static final String CLASS =
      "(has(self.stateStorage)"
          + " ? (has(self.stateStorage.pvc) ? self.stateStorage.pvc.storageClass : '')"
          + " : (has(self.stateStorageClass) ? self.stateStorageClass : ''))";

  private static final String OLD_CLASS =
      "(has(oldSelf.stateStorage)"
          + " ? (has(oldSelf.stateStorage.pvc) ? oldSelf.stateStorage.pvc.storageClass : '')"
          + " : (has(oldSelf.stateStorageClass) ? oldSelf.stateStorageClass : ''))";

  /**
   * Of two volume claims; going from or to another kind of state is not compared. Written out: in a
   * list the API server would count two texts of any length as too dear.
   */
  static final String SAME_STATE_CLASS =
      CLASS + " == '' || " + OLD_CLASS + " == '' || " + CLASS + " == " + OLD_CLASS;

  /** Both have it or none has: one alone would be a change. */
  private static final String SAME = ").size() != 1";

  private static final String OF_BOTH = "[self, oldSelf].filter(spec, ";

  private static final String LOAD_BALANCERS =
      "(has(spec.enableExternalLB) && spec.enableExternalLB)";

  static final String SAME_ACCESS_TO_PROXIES =
      OF_BOTH + LOAD_BALANCERS + " || has(spec.proxySpec.externalAccess)" + SAME;

  static final String SAME_ACCESS_TO_TARGETS =
      OF_BOTH + LOAD_BALANCERS + " || has(spec.targetSpec.externalAccess)" + SAME;

  static final String SAME_SHARING_OF_NODES =
      OF_BOTH
          + "has(spec.targetSpec.disablePodAntiAffinity) ? spec.targetSpec.disablePodAntiAffinity"
          + " : (has(spec.disablePodAntiAffinity) && spec.disablePodAntiAffinity)"
          + SAME;

  static final String SAME_SHARING_OF_DISKS =
      OF_BOTH + "has(spec.allowSharedNoDisks) && spec.allowSharedNoDisks" + SAME;

  private SpecRules() {}
}
