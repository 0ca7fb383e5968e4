/** A picture that the build copies, by its address. */
declare module "*.svg" {
  const address: string;
  export default address;
}
