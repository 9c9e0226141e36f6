/** The package comes without types; as far as it is used here. */
declare module 'object-treeify' {
  interface TreeNode {
    [label: string]: TreeNode;
  }
  export default function treeify(
    tree: TreeNode,
    options?: { breakCircularWith?: string | null; separator?: string },
  ): string;
}
