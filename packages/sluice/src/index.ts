export { BUILT_IN, defineProduct, type Members, type Product, type ProductInput, parseProduct } from '@sluice/product';
export { type Compiled, type CompileOptions, compile } from './compile.js';
