/** Everything of `partition` below offset `next` is covered. What a graph has read, or a topic holds. */
export interface Position {
  topic: string;
  partition: number;
  next: number;
}
